package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import inboundcalls.call.CallRegistry;
import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.call.CallTotals;
import inboundcalls.call.CallTotals.FunctionEnd;
import inboundcalls.call.CallView;
import inboundcalls.call.Durations;
import inboundcalls.call.EndReason;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The calls: how many there are, how they ended, how long they were kept waiting. Lives on the administration port's loop. */
final class CallMetrics {
    private static final int MILLIS = 1_000;
    private static final double[] ANSWER_BOUNDS = {0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 2, 2.5, 3, 4, 6, 10, 20};
    private static final double[] FUNCTION_BOUNDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 12, 20, 40};

    private final CallRegistry calls;
    private final CallTotals totals;

    CallMetrics(Watched watched) {
        this.calls = requireNonNull(watched.calls());
        this.totals = calls.totals();
    }

    /** {@code live}: how the calls that are up stand. */
    void addTo(MetricSnapshots.Builder all, List<Asked> live) {
        all.metricSnapshot(Samples.gauge("live", "Calls that are up, by state.", "state", states(live)))
                .metricSnapshot(Samples.counter("ended", "Calls that have ended, by reason.", "reason", ends()))
                .metricSnapshot(Samples.counter(
                        "interruptions", "Answers that callers cut off (barge-ins).", (double) totals.interruptions()))
                .metricSnapshot(
                        Samples.counter("false_starts", "Noises that paused an answer and were no speech.", (double)
                                totals.falseStarts()))
                .metricSnapshot(Samples.counter(
                        "provider_reconnections",
                        "Sessions with the provider that took over from another in a call.",
                        (double) totals.reconnections()))
                .metricSnapshot(answers())
                .metricSnapshot(functions());
    }

    private static Map<String, Long> states(List<Asked> live) {
        Map<String, Long> states = new TreeMap<>(Map.of(CallsPage.UNRESPONSIVE, 0L));
        for (CallView.State state : CallView.State.values()) {
            states.put(state.name().toLowerCase(Locale.ROOT), 0L);
        }
        live.forEach(call -> states.merge(CallsPage.state(call), 1L, Long::sum));
        return states;
    }

    private Map<String, Long> ends() {
        Map<String, Long> ends = new TreeMap<>();
        for (EndReason reason : EndReason.values()) {
            ends.put(reason.name().toLowerCase(Locale.ROOT), calls.ended(reason));
        }
        return ends;
    }

    private HistogramSnapshot answers() {
        return HistogramSnapshot.builder()
                .name(Samples.PREFIX + "answer_latency_seconds")
                .help("From the end of the caller's words to the first sound of the answer at the phone;"
                        + " function=yes: one was run for it.")
                .dataPoint(point(totals.answers(), ANSWER_BOUNDS, Labels.of("function", "no")))
                .dataPoint(point(totals.answersWithFunction(), ANSWER_BOUNDS, Labels.of("function", "yes")))
                .build();
    }

    private HistogramSnapshot functions() {
        HistogramSnapshot.Builder functions = HistogramSnapshot.builder()
                .name(Samples.PREFIX + "function_duration_seconds")
                .help("How long the model's function calls took, by function and result.");
        Map<FunctionEnd, Durations> ended = totals.functions();
        ended.forEach((end, durations) -> functions.dataPoint(
                point(durations, FUNCTION_BOUNDS, Labels.of("function", end.name(), "result", end.result()))));
        return functions.build();
    }

    private static HistogramDataPointSnapshot point(Durations durations, double[] bounds, Labels labels) {
        return Samples.buckets(durations.millis(), MILLIS, bounds, durations.seconds(), labels);
    }
}
