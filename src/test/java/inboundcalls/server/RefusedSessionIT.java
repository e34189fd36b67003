package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import inboundcalls.call.EndReason;
import inboundcalls.http.SelfSigned;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers that give the call no session, or take it back: what the caller is told, and what the operator. */
class RefusedSessionIT {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path directory;

    private final AtomicInteger requests = new AtomicInteger();

    /** {@code again}: whether that may pass within the time for connecting. */
    @ParameterizedTest
    @CsvSource({
        "400, MODEL_REFUSED, false",
        "401, KEY_REFUSED, false",
        "403, KEY_REFUSED, false",
        "404, MODEL_UNKNOWN, false",
        "429, MODEL_LIMITED, true",
        "503, MODEL_UNAVAILABLE, true"
    })
    void isToldTheCallerAndWhatToDoTheOperator(int status, EndReason reason, boolean again) throws Exception {
        HttpServer provider = HttpServer.create(ANYWHERE, 0);
        try {
            answer(provider, status);
            String line = endOf(Scenario.of(KEY), url("ws://127.0.0.1:", provider), reason);
            assertEquals("❌ Llamada terminada: " + reason.text() + " (HTTP " + status + ")", line);
            assertEquals(again, requests.get() > 1, () -> requests + " requests");
        } finally {
            provider.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_api_key, KEY_REFUSED",
        "model_not_found, MODEL_UNKNOWN",
        "insufficient_quota, MODEL_LIMITED",
        "account_deactivated, MODEL_FAILED"
    })
    void isToldWithoutTheKeyThoughTheProviderTellsIt(String code, EndReason reason) throws Exception {
        Act error = new Act.SendError("invalid_request_error", code, "Incorrect: sk-hush-5550100.");
        Script script = Script.of(Map.of(0, List.of(error, new Act.Hang())));
        String line = endOf(Scenario.of(KEY).withScript(script), Map.of(), reason);
        assertEquals("❌ Llamada terminada: " + reason.text() + " (" + code + ": Incorrect: sk-….)", line);
    }

    /** Nothing is said to whoever took the provider's place, the key least of all. */
    @Test
    void isAProviderWhoseCertificateNobodySigned() throws Exception {
        HttpsServer provider = HttpsServer.create(ANYWHERE, 0);
        try {
            provider.setHttpsConfigurator(new HttpsConfigurator(
                    SelfSigned.context(SelfSigned.keys("localhost", directory.resolve("keys.p12")))));
            answer(provider, 200);
            String line = endOf(Scenario.of(KEY), url("wss://localhost:", provider), EndReason.MODEL_UNREACHABLE);
            assertTrue(line.contains("(TLS: "), line);
            assertEquals(0, requests.get());
        } finally {
            provider.stop(0);
        }
    }

    /** It may be overloaded for a moment: callers notice nothing but that it takes longer. */
    @Test
    void isTriedAgainUntilThereIsOne() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            stage.realtime().refuseOne();
            stage.realtime().refuseOne();
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            List<String> lines = log.lines(uuid.toString());
            long tries = lines.stream()
                    .filter(line -> line.startsWith("🔁 Sin conexión con la API Realtime (HTTP 503): otro intento en "))
                    .count();
            assertEquals(2, tries, lines::toString);
            assertTrue(lines.contains("📴 Llamada terminada: el llamante colgó"), lines::toString);
        }
    }

    /** The call's last word in the log. The caller hears the whole prompt, and is handed back to the dialplan. */
    private String endOf(Scenario scenario, Map<String, String> environment, EndReason reason) throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = new WholeCall(scenario, environment)) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), caller.ended().get(20, SECONDS));
            stage.server().awaitCallsEnd();
            Judgement prompt =
                    RecordingJudge.judge(caller.heard().asItCame(), 0, WholeCall.prompt("no-disponible.wav"));
            assertTrue(prompt.isIntact(), prompt::describe);
            assertEquals(1, stage.server().callsEnded(reason));
            assertEquals(List.of(), log.traces());
            assertFalse(log.lines().toString().contains(KEY), log.lines()::toString);
            assertFalse(log.lines().toString().contains("hush"), log.lines()::toString);
            return log.lines(uuid.toString()).stream()
                    .filter(line -> line.contains("Llamada terminada"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void answer(HttpServer provider, int status) {
        provider.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        provider.start();
    }

    private Map<String, String> url(String start, HttpServer provider) throws IOException {
        Path config = Files.writeString(
                directory.resolve("refused.conf"), "inbound-calls.realtime.connect-timeout = 1500 ms");
        return Map.of(
                WholeCall.CONFIG_FILE,
                config.toString(),
                "OPENAI_REALTIME_URL",
                start + provider.getAddress().getPort() + "/v1/realtime");
    }
}
