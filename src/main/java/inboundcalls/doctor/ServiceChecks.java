package inboundcalls.doctor;

import inboundcalls.asterisk.AriChannel;
import inboundcalls.asterisk.AriClient;
import inboundcalls.config.Config;
import inboundcalls.http.HttpClient;
import inboundcalls.log.CallLog;
import inboundcalls.mikrotik.ConsultarMikroTikTool;
import inboundcalls.mikrotik.MikroTikApiClient;
import inboundcalls.mikrotik.MikroTikFinding;
import inboundcalls.mikrotik.MikroTikSuite;
import inboundcalls.net.Names;
import inboundcalls.net.Transport;
import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.WebSocketConnector;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** The services that calls use, asked with the clients that calls use. */
final class ServiceChecks {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final String OFF_CURE =
            "Pon ENABLE_MIKROTIK_TOOLS=true en .env, quita consultar_mikrotik de tools.disabled y reinicia el servidor.";

    private final Transport transport;
    private final EventLoop loop;
    private final Config config;

    ServiceChecks(Transport transport, EventLoop loop, Config config) {
        this.transport = transport;
        this.loop = loop;
        this.config = config;
    }

    Finding key() throws IOException, InterruptedException, ExecutionException {
        WebSocketConnector connector = new WebSocketConnector(
                config.realtime(), transport, Names.resolver(transport), ForkJoinPool.commonPool());
        SessionProbe probe = new SessionProbe();
        RealtimeSession session = loop.submit(() -> connector.connect(loop, probe, new CallLog("doctor"), 0))
                .get();
        try {
            return probe.finding().get();
        } finally {
            loop.execute(session::close);
        }
    }

    Finding mikrotik() {
        if (!config.mikrotik().enabled()) {
            return Finding.good("apagada (ENABLE_MIKROTIK_TOOLS la enciende)");
        }
        HttpClient http = new HttpClient(transport, MikroTikApiClient.BODY_LIMIT_BYTES);
        Config.MikroTik settings = config.mikrotik();
        MikroTikSuite suite = new MikroTikSuite(http, loop, settings.url(), settings.questionTimeout());
        suite.warmUp();
        long start = System.nanoTime();
        MikroTikFinding finding = suite.health();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (!finding.good()) {
            return Finding.bad(finding.text(), finding.advice());
        }
        String text = finding.text() + " en " + settings.url() + ", " + took.toMillis() + " ms";
        return took.compareTo(SLOW) < 0
                ? Finding.good(text)
                : Finding.warning(
                        text,
                        "la API o la red van lentas: mide con ping "
                                + settings.url().getHost());
    }

    /** Whether the model is given the function, and told of it. */
    Finding tool() {
        String name = ConsultarMikroTikTool.of(config.mikrotik(), transport)
                .definition()
                .name();
        if (!config.mikrotik().enabled() || config.tools().disabled().contains(name)) {
            return Finding.warning("el modelo no recibe " + name, OFF_CURE);
        }
        return config.realtime().instructions().contains(name)
                ? Finding.good(name + " está en las instrucciones")
                : Finding.warning(
                        "las instrucciones no nombran " + name,
                        "di en conf/instrucciones.md cuándo debe usarla, y reinicia el servidor.");
    }

    Finding ari() {
        if (config.ari().isEmpty()) {
            return Finding.good("apagado (lo encienden ASTERISK_HOST, ASTERISK_USERNAME y ASTERISK_PASSWORD)");
        }
        Config.Ari settings = config.ari().get();
        Future<List<AriChannel>> asking = AriClient.of(settings, transport).channels(loop);
        String where = settings.host() + ":" + settings.port();
        if (asking.awaitUninterruptibly().isSuccess()) {
            return Finding.good(where + ", " + asking.getNow().size() + " canales");
        }
        return Finding.bad(
                asking.cause().getMessage(),
                "revisa /etc/asterisk/http.conf y ari.conf; prueba: curl -u " + settings.user() + " http://" + where
                        + "/ari/channels");
    }
}
