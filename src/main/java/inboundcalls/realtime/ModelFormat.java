package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import inboundcalls.audio.G711;
import inboundcalls.audio.Pcm;
import inboundcalls.config.Config;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The forms in which the Realtime API takes and gives sound: 16-bit samples at 24 kHz, or G.711 at 8 kHz. */
public enum ModelFormat {
    PCM16("audio/pcm", 24_000) {
        @Override
        byte[] bytes(short[] samples) {
            ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asShortBuffer().put(samples);
            return bytes.array();
        }

        @Override
        short[] samples(byte[] bytes) {
            short[] samples = new short[bytes.length / Short.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        }

        /** The API wants the rate of this form told, and of no other. */
        @Override
        JsonObject toJson() {
            JsonObject json = super.toJson();
            json.addProperty("rate", rate());
            return json;
        }
    },

    PCMU("audio/pcmu", 8_000) {
        @Override
        byte[] bytes(short[] samples) {
            return G711.ULAW.encode(samples);
        }

        @Override
        short[] samples(byte[] bytes) {
            return G711.ULAW.decode(bytes);
        }
    },

    PCMA("audio/pcma", 8_000) {
        @Override
        byte[] bytes(short[] samples) {
            return G711.ALAW.encode(samples);
        }

        @Override
        short[] samples(byte[] bytes) {
            return G711.ALAW.decode(bytes);
        }
    };

    private final String type;
    private final int rate;

    ModelFormat(String type, int rate) {
        this.type = requireNonNull(type);
        this.rate = rate;
    }

    static ModelFormat of(Config.AudioFormat format) {
        return switch (format) {
            case PCM16 -> PCM16;
            case PCMU -> PCMU;
            case PCMA -> PCMA;
        };
    }

    /** In Hz. */
    public int rate() {
        return rate;
    }

    /** As the sound travels; {@code pcm} has this format's rate. */
    byte[] encode(Pcm pcm) {
        if (pcm.rate() != rate) {
            throw new IllegalArgumentException("rate: " + pcm.rate() + " Hz (expected: " + rate + ")");
        }
        return bytes(pcm.samples());
    }

    Pcm decode(byte[] bytes) {
        return new Pcm(samples(bytes), rate);
    }

    /** The {@code format} of a session's input or output. */
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    abstract byte[] bytes(short[] samples);

    abstract short[] samples(byte[] bytes);
}
