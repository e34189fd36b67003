package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import inboundcalls.audio.G711;
import inboundcalls.audio.Pcm;
import inboundcalls.config.Config;

/** The forms in which the Realtime API takes and gives sound: 16-bit samples at 24 kHz, or G.711 at 8 kHz. */
public enum ModelFormat {
    PCM16("audio/pcm", 24_000, Short.BYTES) {
        /** Little endian. */
        @Override
        int code(short sample) {
            return Short.reverseBytes(sample) & 0xFFFF;
        }

        @Override
        short sample(int code) {
            return Short.reverseBytes((short) code);
        }

        /** The API wants the rate of this form told, and of no other. */
        @Override
        JsonObject toJson() {
            JsonObject json = super.toJson();
            json.addProperty("rate", rate());
            return json;
        }
    },

    PCMU("audio/pcmu", 8_000, Byte.BYTES) {
        @Override
        int code(short sample) {
            return G711.ULAW.encode(sample) & 0xFF;
        }

        @Override
        short sample(int code) {
            return G711.ULAW.decode((byte) code);
        }
    },

    PCMA("audio/pcma", 8_000, Byte.BYTES) {
        @Override
        int code(short sample) {
            return G711.ALAW.encode(sample) & 0xFF;
        }

        @Override
        short sample(int code) {
            return G711.ALAW.decode((byte) code);
        }
    };

    private final String type;
    private final int rate;
    private final int bytesPerSample;
    private final int bitsPerSample;

    ModelFormat(String type, int rate, int bytesPerSample) {
        this.type = requireNonNull(type);
        this.rate = rate;
        this.bytesPerSample = bytesPerSample;
        this.bitsPerSample = bytesPerSample * Byte.SIZE;
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

    int bytesPerSample() {
        return bytesPerSample;
    }

    /** How many samples {@link #pack} and {@link #unpack} take at a time. */
    int samplesInSixBytes() {
        return Base64Eights.BYTES / bytesPerSample;
    }

    /** The samples of sound that has this format's rate. */
    short[] samplesOf(Pcm pcm) {
        if (pcm.rate() != rate) {
            throw new IllegalArgumentException("rate: " + pcm.rate() + " Hz (expected: " + rate + ")");
        }
        return pcm.samples();
    }

    /** Six bytes of sound as it travels, in the lower 48 bits, first byte uppermost; 0 where there are no samples. */
    long pack(short[] samples, int from) {
        long bytes = 0;
        for (int i = from; i < from + samplesInSixBytes(); i++) {
            bytes = bytes << bitsPerSample | (i < samples.length ? code(samples[i]) : 0);
        }
        return bytes;
    }

    /** What {@link #pack} packed, as far as there is room for it. */
    void unpack(long bytes, short[] samples, int from) {
        int to = Math.min(from + samplesInSixBytes(), samples.length);
        for (int i = from, shift = Base64Eights.BYTES * Byte.SIZE; i < to; i++) {
            shift -= bitsPerSample;
            samples[i] = sample((int) (bytes >>> shift));
        }
    }

    /** Half a sample at the end is none. */
    Pcm decode(byte[] bytes) {
        short[] samples = new short[bytes.length / bytesPerSample];
        for (int i = 0; i < samples.length; i++) {
            int code = 0;
            for (int at = i * bytesPerSample; at < (i + 1) * bytesPerSample; at++) {
                code = code << Byte.SIZE | Byte.toUnsignedInt(bytes[at]);
            }
            samples[i] = sample(code);
        }
        return new Pcm(samples, rate);
    }

    /** The {@code format} of a session's input or output. */
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    /** A sample's bytes as they travel, the first one uppermost. */
    abstract int code(short sample);

    /** The inverse of {@link #code}; bits beyond its bytes mean nothing. */
    abstract short sample(int code);
}
