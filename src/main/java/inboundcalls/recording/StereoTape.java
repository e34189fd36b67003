package inboundcalls.recording;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.LentPcm;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import io.netty.util.concurrent.Ticker;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Caller and assistant side by side, in blocks of {@value #BLOCK_SAMPLES} samples at 8 kHz. Lives on the call's event loop; allocates nothing for a
 * frame of 8 kHz.
 *
 * <p>Both go by the clock, from the first frame that the phone is given. Frames follow each other without a seam as long as they are no more than
 * 100 ms off it, as they do at the phone; what is missing beyond that is a gap as long as it was. That of the caller is filled little by little:
 * what this machine could not read in time, because it stood still, comes at once afterwards and still finds its place.
 */
final class StereoTape {
    static final int RATE = 8_000;
    static final int CHANNELS = 2;
    static final int BLOCK_SAMPLES = RATE / 4;
    static final int BLOCK_BYTES = BLOCK_SAMPLES * CHANNELS * Short.BYTES;

    private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1) / RATE;
    private static final int PATIENCE = RATE / 10;
    /** One never is further ahead of the other: what is not handed over yet is bounded. */
    private static final int MOST_APART = RATE;
    /** What a beat of 20 ms fills up of the caller's silence. */
    private static final int FILLED = RATE * 40 / 1_000;

    private final Ticker clock;
    private final BlockPool pool;
    private final Consumer<ByteBuffer> full;
    private final Track caller = new Track(0);
    private final Track assistant = new Track(Short.BYTES);
    /** Those that either may still come to. */
    private final List<ByteBuffer> open = new ArrayList<>();
    /** Where the first of them begins. */
    private long from;

    private long start;
    private boolean begun;
    /** Beats in a row at which the caller's silence was filled up to where it is not awaited any more. */
    private int silentBeats;

    /** {@code whole} is given each block from left to right, for good. */
    StereoTape(Ticker clock, BlockPool pool, Consumer<ByteBuffer> whole) {
        this.clock = requireNonNull(clock);
        this.pool = requireNonNull(pool);
        this.full = requireNonNull(whole);
    }

    void assistant(Pcm pcm) {
        if (!begun) {
            begun = true;
            start = clock.nanoTime();
        }
        long now = now();
        if (now - assistant.position >= PATIENCE) {
            assistant.position = now;
        }
        caller.position = Math.max(caller.position, now - MOST_APART);
        handOver();
        write(assistant, assistant.atOurRate(pcm).samples());
        fillCaller(now - PATIENCE);
        handOver();
    }

    /** What comes faster than the clock goes is left out, and what comes before the phone is given anything. */
    void caller(Pcm pcm) {
        if (!begun) {
            return;
        }
        long now = now();
        short[] samples = caller.atOurRate(pcm).samples();
        if (silentBeats > 1) {
            caller.position = Math.max(caller.position, now - samples.length); // it ends when it comes
        }
        silentBeats = 0;
        if (caller.position + samples.length <= now + PATIENCE) {
            assistant.position = Math.max(assistant.position, now - MOST_APART);
            handOver();
            write(caller, samples);
            handOver();
        }
    }

    /** Hands over what there is; nothing may come afterwards. */
    void end() {
        if (!open.isEmpty()) {
            ByteBuffer last = open.get(open.size() - 1);
            long samples = Math.max(caller.position, assistant.position) - from - (open.size() - 1L) * BLOCK_SAMPLES;
            last.limit((int) Math.min(BLOCK_BYTES, samples * CHANNELS * Short.BYTES));
        }
        while (!open.isEmpty()) {
            full.accept(open.remove(0));
        }
    }

    /** Gives back what there is; nothing may come afterwards. */
    void drop() {
        open.forEach(pool::give);
        open.clear();
    }

    private long now() {
        return (clock.nanoTime() - start) / SAMPLE_NANOS;
    }

    private void fillCaller(long until) {
        if (caller.position < until) {
            silentBeats = until - caller.position <= FILLED ? silentBeats + 1 : 0;
            caller.position = Math.min(until, caller.position + FILLED);
        }
    }

    private void write(Track track, short[] samples) {
        for (int done = 0; done < samples.length; ) {
            long place = track.position - from;
            int offset = (int) (place % BLOCK_SAMPLES);
            int count = Math.min(samples.length - done, BLOCK_SAMPLES - offset);
            track.put(block((int) (place / BLOCK_SAMPLES)), offset, samples, done, count);
            track.position += count;
            done += count;
        }
    }

    private ByteBuffer block(int index) {
        while (open.size() <= index) {
            open.add(pool.take());
        }
        return open.get(index);
    }

    private void handOver() {
        while (Math.min(caller.position, assistant.position) >= from + BLOCK_SAMPLES) {
            ByteBuffer block = block(0);
            open.remove(0);
            from += BLOCK_SAMPLES;
            full.accept(block);
        }
    }

    /** One of the two. */
    private static final class Track {
        private final int offset;
        private final LentPcm memory = new LentPcm();
        private Resampler resampler = new Resampler(RATE, RATE);
        private int rate = RATE;
        /** Of the next sample. */
        private long position;

        Track(int offset) {
            this.offset = offset;
        }

        Pcm atOurRate(Pcm pcm) {
            if (pcm.rate() == RATE) {
                return pcm;
            }
            if (pcm.rate() != rate) {
                rate = pcm.rate();
                resampler = new Resampler(rate, RATE);
            }
            return resampler.resample(pcm, memory);
        }

        void put(ByteBuffer block, int at, short[] samples, int first, int count) {
            int place = at * CHANNELS * Short.BYTES + offset;
            for (int i = 0; i < count; i++) {
                block.putShort(place, samples[first + i]);
                place += CHANNELS * Short.BYTES;
            }
        }
    }
}
