package inboundcalls.audio;

import java.util.Arrays;

/**
 * Turns a stream of sound at one rate into the same stream at another. One per call and direction; not thread-safe.
 *
 * <p>The output is the same, sample for sample, however the input is cut, and after {@code n} samples in it has given exactly
 * {@code ceil(n * to / from)}. It lags by the filter's delay, 27 samples of the lower rate (3.375 ms between 8 and 24 kHz). What
 * exceeds 16 bits saturates. Allocates nothing but its output.
 */
public final class Resampler {
    /** The frames of phones, 20 ms: longer input is filtered in such pieces, whose scratch memory stays in the cache. */
    private static final int PIECES_PER_SECOND = 50;

    private final int from;
    private final int to;
    private final FilterBank bank;
    private final int piece;
    /** The samples before the piece that the filter still needs, then the piece. */
    private final float[] line;

    private final Convolution convolution;
    /** When the next output is due, in {@code 1/up} of an input sample after the piece's first. */
    private long next;

    public Resampler(int from, int to) {
        this.from = from;
        this.to = to;
        this.bank = FilterBank.of(from, to);
        this.piece = Math.max(1, from / PIECES_PER_SECOND);
        this.line = new float[bank.history() + piece];
        this.convolution = bank.slides() ? new SlidingSums(bank, line.length) : new DotProducts(bank);
    }

    /** A whole sound at another rate, the filter's delay before it and nothing of its end lost. */
    public static Pcm whole(Pcm sound, int to) {
        Resampler resampler = new Resampler(sound.rate(), to);
        short[] body = resampler.resample(sound).samples();
        short[] tail = resampler.drain().samples();
        short[] all = Arrays.copyOf(body, body.length + tail.length);
        System.arraycopy(tail, 0, all, body.length, tail.length);
        return new Pcm(all, to);
    }

    public Pcm resample(Pcm in) {
        check(in);
        return from == to ? in : filter(in, 0, in.samples().length, Pcm.silence(due(in.samples().length), to));
    }

    /** As {@link #resample(Pcm)}, into memory that is lent. */
    public Pcm resample(Pcm in, LentPcm memory) {
        check(in);
        return from == to ? in : filter(in, 0, in.samples().length, memory.block(due(in.samples().length), to));
    }

    /** As {@link #resample(Pcm)}, of the samples from {@code start} up to before {@code end}; never gives back what came. */
    public Pcm resample(Pcm in, int start, int end) {
        check(in);
        return from == to
                ? new Pcm(Arrays.copyOfRange(in.samples(), start, end), to)
                : filter(in, start, end, Pcm.silence(due(end - start), to));
    }

    /** What the filter still holds of the sound so far; afterwards it has forgotten it. */
    public Pcm drain() {
        Pcm tail = resample(Pcm.silence(from == to ? 0 : bank.taps() / 2, from));
        reset();
        return tail;
    }

    /** Forgets the sound so far. */
    public void reset() {
        Arrays.fill(line, 0);
        next = 0;
    }

    private void check(Pcm in) {
        if (in.rate() != from) {
            throw new IllegalArgumentException("rate: " + in.rate() + " Hz (expected: " + from + ")");
        }
    }

    private Pcm filter(Pcm in, int start, int end, Pcm out) {
        int given = 0;
        for (int at = start; at < end; at += piece) {
            given += filter(in.samples(), at, Math.min(piece, end - at), out.samples(), given);
        }
        return out;
    }

    /** Returns how many outputs it wrote. */
    private int filter(short[] in, int at, int samples, short[] out, int given) {
        int history = bank.history();
        for (int i = 0; i < samples; i++) {
            line[history + i] = in[at + i];
        }
        int count = due(samples);
        convolution.run(line, next, out, given, count);
        next += (long) count * bank.down() - (long) samples * bank.up();
        System.arraycopy(line, samples, line, 0, history);
        return count;
    }

    private int due(int samples) {
        long end = (long) samples * bank.up();
        return next >= end ? 0 : (int) ((end - next + bank.down() - 1) / bank.down());
    }
}
