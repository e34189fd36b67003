package inboundcalls.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Samples as bytes, 16 bits little-endian, and in frames of 20 ms. */
public final class RawSound {
    private static final int FRAMES_PER_SECOND = 50;

    private RawSound() {}

    public static byte[] bytes(Pcm pcm) {
        ByteBuffer bytes =
                ByteBuffer.allocate(pcm.samples().length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(pcm.samples());
        return bytes.array();
    }

    public static Pcm pcm(byte[] bytes, int rate) {
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Pcm(samples, rate);
    }

    static int frames(Pcm pcm) {
        return pcm.samples().length * FRAMES_PER_SECOND / pcm.rate();
    }

    /** The {@code n}th whole frame. */
    static Pcm frame(Pcm pcm, int n) {
        int length = pcm.rate() / FRAMES_PER_SECOND;
        return new Pcm(Arrays.copyOfRange(pcm.samples(), n * length, (n + 1) * length), pcm.rate());
    }
}
