package inboundcalls.simulation;

import inboundcalls.audio.G711;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/** One direction of a session's sound as its events carry it: 24 kHz PCM, or G.711 at 8 kHz. Remembers what it needs to resample. */
final class SoundWire {
    private static final Map<String, G711> LAWS = Map.of("audio/pcmu", G711.ULAW, "audio/pcma", G711.ALAW);
    private static final int G711_RATE = 8_000;

    private final Optional<G711> law;
    private final Resampler up = new Resampler(G711_RATE, SimulatedRealtime.RATE);
    private final Resampler down = new Resampler(SimulatedRealtime.RATE, G711_RATE);

    /** {@code type} as a session's {@code format} names it. */
    SoundWire(String type) {
        this.law = Optional.ofNullable(LAWS.get(type));
    }

    int sampleBytes() {
        return law.isPresent() ? 1 : Short.BYTES;
    }

    /** {@code sound} is at 24 kHz. */
    byte[] encode(short[] sound) {
        if (law.isPresent()) {
            Pcm pcm = down.resample(new Pcm(sound, SimulatedRealtime.RATE));
            return law.get().encode(pcm.samples());
        }
        ByteBuffer bytes = ByteBuffer.allocate(sound.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(sound);
        return bytes.array();
    }

    /** At 24 kHz; {@code bytes} are whole samples. */
    Pcm decode(byte[] bytes) {
        if (law.isPresent()) {
            return up.resample(new Pcm(law.get().decode(bytes), G711_RATE));
        }
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Pcm(samples, SimulatedRealtime.RATE);
    }
}
