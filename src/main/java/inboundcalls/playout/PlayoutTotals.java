package inboundcalls.playout;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How steadily the frames of all calls went out. Thread-safe. Each loop writes to a recorder of its own (two histograms of 18 KB), without a
 * lock, and is not held up when somebody reads.
 */
public final class PlayoutTotals {
    private static final int DIGITS = 2;

    private final Map<EventLoop, SingleWriterRecorder> loops = new ConcurrentHashMap<>();
    private final LongAdder underruns = new LongAdder();
    private final LongAdder forgivenFrames = new LongAdder();
    /** What was taken from the recorders so far. */
    private final Histogram taken = new Histogram(PlayoutStats.MOST_MICROS, DIGITS);

    /** For one more call, which lives on this loop. */
    public PlayoutStats newCall(EventLoop loop) {
        SingleWriterRecorder recorder =
                loops.computeIfAbsent(loop, key -> new SingleWriterRecorder(PlayoutStats.MOST_MICROS, DIGITS));
        return new PlayoutStats(recorder, this);
    }

    /** Of all calls up to now, those that are up included. */
    public synchronized PlayoutFigures figures() {
        take();
        return PlayoutStats.figures(taken, underruns.sum(), forgivenFrames.sum());
    }

    /** As {@link #figures()}: how late each frame was, in microseconds. The caller's own. */
    public synchronized Histogram latenessMicros() {
        take();
        return taken.copy();
    }

    private void take() {
        loops.values().forEach(recorder -> taken.add(recorder.getIntervalHistogram()));
    }

    void underrun() {
        underruns.increment();
    }

    void forgive(long frames) {
        forgivenFrames.add(frames);
    }
}
