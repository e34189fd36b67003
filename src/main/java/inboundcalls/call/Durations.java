package inboundcalls.call;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.ConcurrentHistogram;

/** How long something took, each time that it happened in any call. Thread-safe, without a lock. */
public final class Durations {
    /** What takes longer counts as this long: ten minutes. */
    private static final long MOST_MILLIS = 600_000;

    private static final int DIGITS = 2;

    private final AbstractHistogram millis = new ConcurrentHistogram(MOST_MILLIS, DIGITS);
    private final LongAdder nanos = new LongAdder();

    void add(long duration) {
        millis.recordValue(Math.max(0, Math.min(NANOSECONDS.toMillis(duration), MOST_MILLIS)));
        nanos.add(duration);
    }

    /** To be read only; it grows while it is read. */
    public AbstractHistogram millis() {
        return millis;
    }

    /** All of them together. */
    public double seconds() {
        return nanos.sum() / 1e9;
    }
}
