package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;
import inboundcalls.playout.PlayoutBuffer;
import java.time.Duration;

/** Remembers how loud the newest frames were that the phone was given. Lives on the call's event loop. */
final class PlayedLevel implements AudioSink {
    private static final int BLOCK_MILLIS = 5;

    private final AudioSink next;
    /** Of each frame its loudest block, in a ring. */
    private final double[] levels;

    private int oldest;

    /** {@code window}: how far back it remembers. */
    PlayedLevel(Duration window, AudioSink next) {
        this.levels = new double[(int) (window.toMillis() / PlayoutBuffer.FRAME_MILLIS) + 1];
        this.next = requireNonNull(next);
    }

    @Override
    public void accept(Pcm frame) {
        int block = frame.rate() * BLOCK_MILLIS / 1_000;
        double loudest = 0;
        for (int from = 0; from < frame.samples().length; from += block) {
            int to = Math.min(from + block, frame.samples().length);
            loudest = Math.max(loudest, meanSquare(frame.samples(), from, to));
        }
        levels[oldest] = loudest;
        oldest = (oldest + 1) % levels.length;
        next.accept(frame);
    }

    /** Mean square of the loudest 5 ms in the window: no later and longer frame of an echo is louder than that, times the echo's own loss. */
    double loudest() {
        double loudest = 0;
        for (double level : levels) {
            loudest = Math.max(loudest, level);
        }
        return loudest;
    }

    /** Of the samples from {@code from} up to before {@code to}, of which there must be one at least. */
    static double meanSquare(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }
}
