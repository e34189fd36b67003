package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import inboundcalls.audiosocket.PeerFault;
import inboundcalls.playout.PlayoutFigures;
import inboundcalls.recording.Recorder;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** The server: whether it is ready, whom it refused, how steadily it sends sound. Lives on the administration port's loop. */
final class ServerMetrics {
    private static final int MICROS = 1_000_000;
    private static final double[] LATENESS_BOUNDS = {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.04, 0.1, 0.5};

    private final Watched watched;
    private final Readiness readiness;

    ServerMetrics(Watched watched) {
        this.watched = requireNonNull(watched);
        this.readiness = new Readiness(watched);
    }

    void addTo(MetricSnapshots.Builder all) {
        PlayoutFigures sound = watched.playout().figures();
        all.metricSnapshot(
                        Samples.gauge("ready", "Whether calls should come here, by check: 1 or 0.", "check", checks()))
                .metricSnapshot(Samples.counter(
                        "refused_connections",
                        "Connections that did not become a call, by reason.",
                        "reason",
                        refused()))
                .metricSnapshot(Samples.counter(
                        "underruns", "Times that speech had to pause for the provider's sound.", (double)
                                sound.underruns()))
                .metricSnapshot(
                        Samples.counter("forgiven_frames", "Frames that were never sent, after stalls.", (double)
                                sound.forgivenFrames()))
                .metricSnapshot(Samples.counter(
                        "records",
                        "Records of calls, by whether they were written.",
                        "result",
                        results(watched.records().written(), watched.records().lost())))
                .metricSnapshot(Samples.counter(
                        "recordings",
                        "Recordings of calls' sound, by whether they were written whole.",
                        "result",
                        results(recorded(Recorder::written), recorded(Recorder::cut))))
                .metricSnapshot(lateness());
    }

    private Map<String, Long> checks() {
        Map<String, Long> checks = new TreeMap<>();
        readiness.checks().forEach((name, right) -> checks.put(name, right ? 1L : 0L));
        return checks;
    }

    private Map<String, Long> refused() {
        Map<String, Long> refused = new TreeMap<>();
        for (PeerFault fault : PeerFault.values()) {
            refused.put(
                    fault.name().toLowerCase(Locale.ROOT), watched.peerFaults().count(fault));
        }
        return refused;
    }

    private long recorded(ToLongFunction<Recorder> count) {
        return watched.recorder().map(count::applyAsLong).orElse(0L);
    }

    private static Map<String, Long> results(long written, long lost) {
        return new TreeMap<>(Map.of("written", written, "lost", lost));
    }

    private HistogramSnapshot lateness() {
        Histogram micros = watched.playout().latenessMicros();
        double sum = micros.getTotalCount() * micros.getMean() / MICROS;
        return HistogramSnapshot.builder()
                .name(Samples.PREFIX + "pacing_lateness_seconds")
                .help("How late each 20 ms frame went to its phone.")
                .dataPoint(Samples.buckets(micros, MICROS, LATENESS_BOUNDS, sum, Labels.EMPTY))
                .build();
    }
}
