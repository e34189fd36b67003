package inboundcalls.audio;

import java.util.Arrays;

/**
 * Turns a stream of sound at one rate into the same stream at another. One per call and direction; not thread-safe.
 *
 * <p>The output is the same, sample for sample, however the input is cut, and after {@code n} samples in it has given exactly
 * {@code ceil(n * to / from)}. It lags by the filter's delay (3.5 ms between 8 and 24 kHz). What exceeds 16 bits saturates.
 */
public final class Resampler {
    private final int from;
    private final int to;
    private final FilterBank bank;
    /** The {@code taps - 1} samples before the block, then the block. */
    private float[] line;
    /** When the next output is due, in {@code 1/up} of an input sample after the block's first. */
    private long next;

    public Resampler(int from, int to) {
        this.from = from;
        this.to = to;
        this.bank = FilterBank.of(from, to);
        this.line = new float[bank.taps() - 1];
    }

    public Pcm resample(Pcm in) {
        if (in.rate() != from) {
            throw new IllegalArgumentException("rate: " + in.rate() + " Hz (expected: " + from + ")");
        }
        return from == to ? in : new Pcm(filter(in.samples()), to);
    }

    /** What the filter still holds of the sound so far; afterwards it has forgotten it. */
    public Pcm drain() {
        Pcm tail = resample(Pcm.silence(from == to ? 0 : bank.taps() / 2, from));
        reset();
        return tail;
    }

    /** Forgets the sound so far. */
    public void reset() {
        line = new float[bank.taps() - 1];
        next = 0;
    }

    private short[] filter(short[] in) {
        int held = bank.taps() - 1;
        line = Arrays.copyOf(line, held + in.length);
        for (int i = 0; i < in.length; i++) {
            line[held + i] = in[i];
        }
        short[] out = new short[due(in.length)];
        for (int i = 0; i < out.length; i++, next += bank.down()) {
            out[i] = dot(bank.phases()[(int) (next % bank.up())], held + (int) (next / bank.up()));
        }
        next -= (long) in.length * bank.up();
        line = Arrays.copyOfRange(line, in.length, line.length);
        return out;
    }

    private int due(int samples) {
        long end = (long) samples * bank.up();
        return next >= end ? 0 : (int) ((end - next + bank.down() - 1) / bank.down());
    }

    private short dot(float[] phase, int newest) {
        float sum = 0;
        for (int k = 0; k < phase.length; k++) {
            sum += phase[k] * line[newest - k];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }
}
