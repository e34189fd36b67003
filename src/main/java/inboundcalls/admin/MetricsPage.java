package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.http.Continuation;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is counted, in Prometheus's text format. Nothing is counted for it: it reads what the calls have counted anyway. */
final class MetricsPage implements Page {
    private static final PrometheusTextFormatWriter FORMAT = PrometheusTextFormatWriter.create();

    private final LiveCalls calls;
    private final CallMetrics callMetrics;
    private final UsageMetrics usageMetrics;
    private final ServerMetrics serverMetrics;
    private final PrometheusRegistry jvm = new PrometheusRegistry();

    MetricsPage(Watched watched, LiveCalls calls) {
        this.calls = requireNonNull(calls);
        this.callMetrics = new CallMetrics(watched);
        this.usageMetrics = new UsageMetrics(watched);
        this.serverMetrics = new ServerMetrics(watched);
        JvmMetrics.builder().register(jvm);
    }

    @Override
    public Future<Answer> answer(QueryStringDecoder query, EventLoop loop) {
        return Continuation.of(loop, calls.ask(loop), asked -> scrape(asked.getNow()));
    }

    private Answer scrape(List<Asked> live) throws IOException {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        callMetrics.addTo(all, live);
        serverMetrics.addTo(all);
        usageMetrics.addTo(all);
        jvm.scrape().forEach(all::metricSnapshot);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        FORMAT.write(text, all.build());
        return new Answer(HttpResponseStatus.OK, PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray(), Map.of());
    }
}
