package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.http.HttpClient;
import inboundcalls.http.LoopbackLoops;
import inboundcalls.log.RecordedLog;
import inboundcalls.net.Transport;
import inboundcalls.simulation.MikroTikFault;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.spoken.SpokenText;
import inboundcalls.tool.CircuitBreaker;
import inboundcalls.tool.FakeCall;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolPlaces;
import inboundcalls.tool.ToolResult;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the model is told while the API fails in all its ways, on real sockets; only the breaker's pause is on frozen time. */
final class FailingApiIT {
    private static final Duration HTTP_LIMIT = Duration.ofMillis(500);
    private static final ToolResult UNAVAILABLE = ToolResult.failure(
            "El sistema de consultas no está disponible en este momento. Por favor, intenta de nuevo más tarde.");
    private static final ToolResult ANSWER =
            ToolResult.foreign(true, "En el router FIBRA OPTICA hay doscientos veintiún clientes activos.");

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private final MockTicker ticker = Ticker.newMockTicker();
    private final BlockingQueue<ToolResult> results = new LinkedBlockingQueue<>();
    private SimulatedMikroTikApi api;
    private ToolRunner runner;

    @BeforeEach
    void start() throws IOException {
        api = SimulatedMikroTikApi.start(0);
        Duration timeout = Duration.ofSeconds(15);
        HttpClient http = new HttpClient(Transport.available(), MikroTikApiClient.BODY_LIMIT_BYTES);
        MikroTikApiClient client = new MikroTikApiClient(http, api.url(), timeout, HTTP_LIMIT);
        CircuitBreaker breaker = new CircuitBreaker("API de MikroTik", 3, Duration.ofSeconds(30), ticker);
        SharedQueries queries = new SharedQueries(new GuardedQueries(client, breaker), Duration.ofSeconds(5), ticker);
        Toolbox toolbox =
                new Toolbox(List.of(new ConsultarMikroTikTool(queries, timeout, new SpokenText(true, 1_500))));
        runner = new ToolRunner(toolbox, LOOPS.group(), Duration.ofSeconds(20), new ToolPlaces(4, 4));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STATUS_500 | El sistema de consultas respondió con el error quinientos. Por favor, intenta de nuevo más tarde.",
                "HTML | El sistema de consultas dio una respuesta que no se pudo interpretar.",
                "BAD_JSON | El sistema de consultas dio una respuesta que no se pudo interpretar.",
                "DECLINE | El sistema de consultas no pudo responder: El router no respondió a tiempo",
                "HANG_IN_BODY | El sistema de consultas tardó demasiado en responder. Por favor, intenta de nuevo más tarde.",
                "SLOW | El sistema de consultas tardó demasiado en responder. Por favor, intenta de nuevo más tarde.",
                "DROP | La conexión con el sistema de consultas se cortó antes de recibir la respuesta. Por favor, intenta de nuevo."
            })
    void tellsTheTruthInTime(MikroTikFault fault, String said) throws Exception {
        api.fault(fault);
        assertEquals(new ToolResult(false, said, fault == MikroTikFault.DECLINE), ask());
    }

    @ParameterizedTest
    @EnumSource(
            value = MikroTikFault.class,
            names = {"STATUS_500", "HTML", "BAD_JSON", "HANG_IN_BODY", "SLOW", "DROP"})
    void asksNoMoreAfterThreeFailuresAndNoticesThatItWorksAgain(MikroTikFault fault) throws Exception {
        api.fault(fault);
        try (RecordedLog log = new RecordedLog()) {
            failThreeTimes();
            assertEquals(UNAVAILABLE, ask());
            assertEquals(3, api.requests());
            ticker.advance(30, TimeUnit.SECONDS);
            api.fault(MikroTikFault.NONE);
            assertEquals(ANSWER, ask());
            assertEquals(4, api.requests());
            assertEquals(
                    List.of(
                            "⛔ API de MikroTik: 3 fallos seguidos; no se le pregunta durante 30 s",
                            "🔎 API de MikroTik: se le hace una pregunta de prueba",
                            "✅ API de MikroTik: vuelve a responder"),
                    log.lines().stream()
                            .filter(line -> line.contains("API de MikroTik"))
                            .toList());
        }
    }

    @Test
    void asksNoMoreWhereNobodyListensUntilSomebodyDoes() throws Exception {
        int port = api.port();
        api.close();
        failThreeTimes();
        try (SimulatedMikroTikApi back = SimulatedMikroTikApi.start(port)) {
            assertEquals(UNAVAILABLE, ask());
            assertEquals(0, back.requests());
            ticker.advance(30, TimeUnit.SECONDS);
            assertEquals(ANSWER, ask());
        }
    }

    @Test
    void goesOnAskingAnApiThatDeclines() throws Exception {
        api.fault(MikroTikFault.DECLINE);
        failThreeTimes();
        api.fault(MikroTikFault.NONE);
        assertEquals(ANSWER, ask());
        assertEquals(4, api.requests());
    }

    @Test
    void asksOnceForTwoCallsAtATime() throws Exception {
        api.delay(Duration.ofMillis(200));
        begin();
        begin();
        assertEquals(ANSWER, result());
        assertEquals(ANSWER, result());
        assertEquals(ANSWER, ask());
        assertEquals(1, api.requests());
    }

    private void failThreeTimes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            ToolResult result = ask();
            assertFalse(result.success(), result::toString);
        }
    }

    private ToolResult ask() throws InterruptedException {
        begin();
        return result();
    }

    private void begin() {
        ToolCall call = new ToolCall(
                "call_1", "consultar_mikrotik", "{\"pregunta\": \"¿Cuántos clientes hay en router-146?\"}");
        runner.start(call, FakeCall.logging("u"), LOOPS.next(), results::add);
    }

    private ToolResult result() throws InterruptedException {
        ToolResult result = results.poll(20, TimeUnit.SECONDS);
        assertTrue(result != null, "no answer in 20 s");
        return result;
    }
}
