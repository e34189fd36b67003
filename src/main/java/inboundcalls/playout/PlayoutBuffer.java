package inboundcalls.playout;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The model's speech on its way to the phone: blocks of any size in, frames of exactly 20 ms out, at the phone's rate. Holds at most its
 * limit; what would exceed it is refused whole. Lives on the call's event loop.
 */
public final class PlayoutBuffer {
    /** The frame that a phone plays and RTP carries. */
    public static final int FRAME_MILLIS = 20;

    private final int rate;
    private final int frameSamples;
    private final Duration limit;
    private final long limitSamples;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private long held;
    /** Samples of the first block that have been written already. */
    private int offset;
    /** What was written last belongs to it; null when all was dropped since. */
    private Speech latest;

    public PlayoutBuffer(int rate, Duration limit) {
        this.rate = rate;
        this.frameSamples = rate * FRAME_MILLIS / 1_000;
        this.limit = limit;
        this.limitSamples = limit.toMillis() * rate / 1_000;
    }

    public int rate() {
        return rate;
    }

    /** False when the limit would be exceeded: then nothing of it was taken. */
    public boolean write(Speech speech, Pcm pcm) {
        if (pcm.rate() != rate) {
            throw new IllegalArgumentException("rate: " + pcm.rate() + " Hz (expected: " + rate + ")");
        }
        if (held + pcm.samples().length > limitSamples) {
            return false;
        }
        if (!pcm.isEmpty()) {
            blocks.add(new Block(requireNonNull(speech), pcm));
            held += pcm.samples().length;
            latest = speech;
            speech.queue(pcm.samples().length, rate);
        }
        return true;
    }

    /**
     * Fills a silent frame of 20 ms and tells how many samples of it are sound: none while there is less than a frame of a speech that still
     * goes on, fewer than all at the end of one that is complete. Part of a frame is withheld and not played at once, so that a model that is
     * too slow is heard with a whole frame's gap now and then rather than with a small one in every frame.
     */
    public int fill(short[] frame) {
        if (held < frame.length && (held == 0 || !blocks.getLast().speech.isComplete())) {
            return 0;
        }
        int filled = 0;
        while (filled < frame.length && !blocks.isEmpty()) {
            filled += take(frame, filled);
        }
        return filled;
    }

    /** A speech of which some was played goes on, but what is next of it has not come. Asked when there was no frame. */
    boolean isStarved() {
        return latest != null && latest.hasBegun() && !latest.isComplete();
    }

    /** How much it can hold. */
    long limitMillis() {
        return limit.toMillis();
    }

    /** The frame that {@link #fill} takes. */
    int frameSamples() {
        return frameSamples;
    }

    /** How much is held. */
    long heldMillis() {
        return Pcm.millis(held, rate);
    }

    /** Drops all that is held. */
    public void clear() {
        blocks.clear();
        held = 0;
        offset = 0;
        latest = null;
    }

    /** A buffer of another rate that holds what this one held; this one is empty afterwards. */
    public PlayoutBuffer at(int otherRate) {
        PlayoutBuffer other = new PlayoutBuffer(otherRate, limit);
        Resampler resampler = new Resampler(rate, otherRate);
        List<Block> moved = List.copyOf(blocks);
        int written = offset;
        other.latest = latest;
        clear();
        moved.forEach(block -> block.speech.unqueue());
        for (Block block : moved) {
            short[] rest = Arrays.copyOfRange(block.pcm.samples(), written, block.pcm.samples().length);
            other.write(block.speech, resampler.resample(new Pcm(rest, rate)));
            written = 0;
        }
        if (!moved.isEmpty()) {
            other.write(moved.get(moved.size() - 1).speech, resampler.drain());
        }
        return other;
    }

    private int take(short[] frame, int filled) {
        Block first = blocks.getFirst();
        short[] samples = first.pcm.samples();
        int count = Math.min(frame.length - filled, samples.length - offset);
        System.arraycopy(samples, offset, frame, filled, count);
        first.speech.write(count);
        held -= count;
        offset += count;
        if (offset == samples.length) {
            blocks.removeFirst();
            offset = 0;
        }
        return count;
    }

    private record Block(Speech speech, Pcm pcm) {}
}
