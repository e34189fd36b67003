package inboundcalls.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final double[] BOUNDS = {0.3, 0.31, 1, 2.5};

    @Test
    void putsEachValueInOneBucket() {
        Histogram millis = new Histogram(10_000, 2);
        LongStream.rangeClosed(0, 10_000).forEach(millis::recordValue);
        ClassicHistogramBuckets buckets =
                Samples.buckets(millis, 1_000, BOUNDS, 1, Labels.EMPTY).getClassicBuckets();
        assertEquals(5, buckets.size());
        assertEquals(
                10_001, buckets.stream().mapToLong(bucket -> bucket.getCount()).sum());
        assertEquals(301, (double) buckets.getCount(0), 4, "the histogram's own steps are 1 %");
        assertEquals(690, (double) buckets.getCount(2), 12);
        assertEquals(7_500, (double) buckets.getCount(4), 40);
    }

    @Test
    void hasEmptyBucketsOfNothing() {
        Histogram none = new Histogram(10_000, 2);
        assertEquals(
                0,
                Samples.buckets(none, 1_000, BOUNDS, 0, Labels.EMPTY).getClassicBuckets().stream()
                        .mapToLong(bucket -> bucket.getCount())
                        .sum());
    }
}
