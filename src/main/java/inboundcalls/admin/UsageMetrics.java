package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import inboundcalls.call.CallTotals;
import inboundcalls.call.CallUsage;
import inboundcalls.config.Prices;
import inboundcalls.realtime.Usage;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.TreeMap;

/** What the provider bills. Lives on the administration port's loop. */
final class UsageMetrics {
    private final CallTotals totals;
    private final Prices prices;

    UsageMetrics(Watched watched) {
        this.totals = requireNonNull(watched.calls().totals());
        this.prices = requireNonNull(watched.prices());
    }

    void addTo(MetricSnapshots.Builder all) {
        CallUsage usage = totals.usage();
        all.metricSnapshot(Samples.counter(
                        "tokens", "Tokens that the provider bills, each in one kind.", "kind", tokens(usage)))
                .metricSnapshot(Samples.counter(
                        "cost_dollars",
                        "What the model's tokens cost by realtime.prices, in US dollars; without the transcription.",
                        usage.cost(prices)));
    }

    private static Map<String, Long> tokens(CallUsage usage) {
        Usage model = usage.model();
        Map<String, Long> tokens = new TreeMap<>();
        tokens.put("input_text", model.inputText() - model.cachedText());
        tokens.put("input_audio", model.inputAudio() - model.cachedAudio());
        tokens.put("cached_text", model.cachedText());
        tokens.put("cached_audio", model.cachedAudio());
        tokens.put("output_text", model.outputText());
        tokens.put("output_audio", model.outputAudio());
        tokens.put("transcription", usage.transcription().total());
        return tokens;
    }
}
