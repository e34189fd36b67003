package inboundcalls.trial;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.SoundTrack.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * How late frames came: each against a grid that the most punctual one of 5 s lies on, so that clocks may run differently. After a gap a new
 * grid begins; the frame after it is as late as the gap was long.
 * At least one frame.
 */
record Pacing(long[] sortedNanos) {
    private static final int FRAMES = 250;
    private static final long GAP_NANOS = MILLISECONDS.toNanos(140);

    static Pacing of(List<Frame> frames, int rate) {
        long[] late = new long[frames.size()];
        int first = 0;
        for (int i = 1; i <= frames.size(); i++) {
            if (i == frames.size() || i - first == FRAMES || gap(frames, i) > GAP_NANOS) {
                grid(frames, first, i, rate, late);
                first = i;
            }
        }
        for (int i = 1; i < late.length; i++) {
            late[i] = gap(frames, i) > GAP_NANOS ? gap(frames, i) - nanos(frames.get(i - 1), rate) : late[i];
        }
        Arrays.sort(late);
        return new Pacing(late);
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "Tramas: %d; retraso p50 %.1f ms, p99 %.1f ms, máximo %.1f ms",
                sortedNanos.length,
                quantile(0.5),
                quantile(0.99),
                quantile(1));
    }

    private double quantile(double part) {
        int rank = (int) Math.ceil(part * sortedNanos.length);
        return sortedNanos[Math.max(0, rank - 1)] / 1e6;
    }

    private static void grid(List<Frame> frames, int from, int to, int rate, long[] late) {
        long due = frames.get(from).nanos();
        for (int i = from; i < to; i++) {
            late[i] = frames.get(i).nanos() - due;
            due += nanos(frames.get(i), rate);
        }
        long earliest = LongStream.of(late).skip(from).limit(to - from).min().orElse(0);
        for (int i = from; i < to; i++) {
            late[i] -= earliest;
        }
    }

    private static long gap(List<Frame> frames, int at) {
        return frames.get(at).nanos() - frames.get(at - 1).nanos();
    }

    private static long nanos(Frame frame, int rate) {
        return MILLISECONDS.toNanos(Pcm.millis(frame.samples().length, rate));
    }
}
