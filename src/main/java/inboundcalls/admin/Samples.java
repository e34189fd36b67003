package inboundcalls.admin;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;

/** Makes Prometheus's samples of what was counted. All names begin with {@value #PREFIX}. */
final class Samples {
    static final String PREFIX = "inbound_calls_";

    private Samples() {}

    /** {@code values} by the label's value. */
    static CounterSnapshot counter(String name, String help, String label, Map<String, Long> values) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(PREFIX + name).help(help);
        values.forEach((value, count) -> counter.dataPoint(point(Labels.of(label, value), (double) count)));
        return counter.build();
    }

    static CounterSnapshot counter(String name, String help, double value) {
        return CounterSnapshot.builder()
                .name(PREFIX + name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    /** {@code values} by the label's value. */
    static GaugeSnapshot gauge(String name, String help, String label, Map<String, Long> values) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(PREFIX + name).help(help);
        values.forEach((value, level) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of(label, value))
                .value(level)
                .build()));
        return gauge.build();
    }

    /**
     * What was counted finely, in a few buckets.
     *
     * @param perSecond how many of the histogram's units a second has
     * @param bounds in seconds, rising
     * @param sum in seconds
     */
    static HistogramDataPointSnapshot buckets(
            AbstractHistogram counted, long perSecond, double[] bounds, double sum, Labels labels) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        long from = 0;
        for (double bound : bounds) {
            long to = Math.round(bound * perSecond);
            buckets.bucket(bound, count(counted, from, to));
            from = to + 1;
        }
        buckets.bucket(Double.POSITIVE_INFINITY, count(counted, from, counted.getHighestTrackableValue()));
        return HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(sum)
                .labels(labels)
                .build();
    }

    /** Of values that the histogram cannot tell from a bound each stands in one bucket only. */
    private static long count(AbstractHistogram counted, long from, long to) {
        long first = counted.lowestEquivalentValue(from) < from ? counted.nextNonEquivalentValue(from) : from;
        return first > to ? 0 : counted.getCountBetweenValues(first, to);
    }

    private static CounterDataPointSnapshot point(Labels labels, double value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
