package inboundcalls.simulation;

import inboundcalls.audio.Pcm;

/**
 * A signal of 13.5 ms in the caller's sound that says whose it is and which: found again wherever the sound arrives, it tells how long that
 * took. Too weak to be taken for speech, slow enough for any resampler and for G.711. Silence of a frame has to come before it.
 *
 * @param call 0 to 4095
 * @param sequence 0 to 7, counted round and round
 */
public record Mark(int call, int sequence) {
    public static final int CALLS = 1 << 12;
    public static final int SEQUENCES = 1 << 3;

    static final int AMPLITUDE = 160;
    /** The first chips are high and tell the start; each bit is one more, the last for parity. */
    static final int START_CHIPS = 2;

    static final int BITS = 16;
    private static final int RATE = 8_000;
    private static final int FRAME_SAMPLES = RATE / 50;

    public Mark {
        if (call < 0 || call >= CALLS || sequence < 0 || sequence >= SEQUENCES) {
            throw new IllegalArgumentException("mark: " + call + ", " + sequence + " (expected: < 4096, < 8)");
        }
    }

    /** A frame of 20 ms at 8 kHz that begins with it. */
    public Pcm frame() {
        short[] samples = new short[FRAME_SAMPLES];
        int chipSamples = chipSamples(RATE);
        for (int i = 0; i < (START_CHIPS + BITS) * chipSamples; i++) {
            int chip = i / chipSamples - START_CHIPS;
            boolean high = chip < 0 || ((word() >> chip) & 1) == 1;
            samples[i] = (short) (high ? AMPLITUDE : -AMPLITUDE);
        }
        return new Pcm(samples, RATE);
    }

    /** How many samples of that rate a chip has. */
    static int chipSamples(int rate) {
        return rate * 3 / 4_000;
    }

    /** Whether the bits, the first the lowest, have an odd number of ones, as those of every mark. */
    static boolean isWord(int bits) {
        return Integer.bitCount(bits) % 2 == 1;
    }

    static Mark ofWord(int bits) {
        return new Mark(bits & (CALLS - 1), (bits >> 12) & (SEQUENCES - 1));
    }

    private int word() {
        int bits = call | (sequence << 12);
        return isWord(bits) ? bits : bits | (1 << (BITS - 1));
    }
}
