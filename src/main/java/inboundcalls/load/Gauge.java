package inboundcalls.load;

import java.util.IntSummaryStatistics;

/** A count that was looked at once a second. */
record Gauge(double mean, int most) {
    /** Zero where nobody looked. */
    static Gauge of(IntSummaryStatistics looks) {
        return new Gauge(looks.getAverage(), Math.max(0, looks.getMax()));
    }
}
