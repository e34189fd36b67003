package inboundcalls.playout;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How steadily the frames of one call went out. Lives on the call's event loop; counting a frame allocates nothing. One significant digit
 * (6 % steps) keeps a call's histogram below 2 KB, with two it would be 9 KB: the loop's own has those.
 */
public final class PlayoutStats {
    /** What is later counts as this late. */
    static final long MOST_MICROS = TimeUnit.SECONDS.toMicros(10);

    private static final int DIGITS = 1;

    private final AbstractHistogram lateness = new IntCountsHistogram(MOST_MICROS, DIGITS);
    private final SingleWriterRecorder loop;
    private final PlayoutTotals totals;
    private long underruns;
    private long forgivenFrames;

    PlayoutStats(SingleWriterRecorder loop, PlayoutTotals totals) {
        this.loop = requireNonNull(loop);
        this.totals = requireNonNull(totals);
    }

    /** Up to now. */
    public PlayoutFigures figures() {
        return figures(lateness, underruns, forgivenFrames);
    }

    /** A frame goes out, so long after its deadline. */
    void frame(long nanosLate) {
        long micros = Math.max(0, Math.min(nanosLate / 1_000, MOST_MICROS));
        lateness.recordValue(micros);
        loop.recordValue(micros);
    }

    void underrun() {
        underruns++;
        totals.underrun();
    }

    void forgive(long frames) {
        forgivenFrames += frames;
        totals.forgive(frames);
    }

    static PlayoutFigures figures(AbstractHistogram micros, long underruns, long forgivenFrames) {
        return new PlayoutFigures(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                underruns,
                forgivenFrames);
    }
}
