package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How calls end when something is wrong: for the caller, and in the log. */
class CallEndIT {
    @Test
    void takesAResetForTheCallersHangUp() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            caller.hangUpInTheMiddle();
            stage.server().awaitCallsEnd();
            List<String> lines = log.lines(uuid.toString());
            assertTrue(lines.contains("📴 Llamada terminada: el llamante colgó"), lines::toString);
            assertTrue(lines.stream().noneMatch(line -> line.contains("❌")), lines::toString);
        }
    }

    @Test
    void tellsThatTheKeyWasRefused() throws Exception {
        endsWith(
                "❌ Llamada terminada: la API Realtime rechazó la clave: revise OPENAI_API_KEY (HTTP 401)",
                Scenario.of("another-key"),
                Map.of());
    }

    @Test
    void tellsThatTheModelIsOutOfReach() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        String line =
                endOf(Scenario.of(KEY), Map.of("OPENAI_REALTIME_URL", "ws://127.0.0.1:" + nobody + "/v1/realtime"));
        assertTrue(line.startsWith("❌ Llamada terminada: no hay conexión con la API Realtime"), line);
        assertTrue(line.contains("refused"), line);
    }

    @Test
    void tellsThatTheModelsNameIsUnknown() throws Exception {
        String line = endOf(Scenario.of(KEY), Map.of("OPENAI_REALTIME_URL", "wss://realtime.invalid/v1/realtime"));
        assertTrue(line.startsWith("❌ Llamada terminada: no hay conexión con la API Realtime"), line);
        assertTrue(line.contains("realtime.invalid"), line);
    }

    @Test
    void tellsThatTheModelNeverAnswered() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endsWith(
                    "❌ Llamada terminada: la API Realtime no respondió a tiempo",
                    Scenario.of(KEY),
                    Map.of("OPENAI_REALTIME_URL", "ws://127.0.0.1:" + silent.getLocalPort() + "/v1/realtime"));
        }
    }

    @Test
    void tellsThatTheModelWasLost() throws Exception {
        endsWith(
                "❌ Llamada terminada: se perdió la conexión con la API Realtime (1011 server trouble)",
                Scenario.of(KEY).withScript(Script.of(Map.of(0, List.of(new Act.Close(1011, "server trouble"))))),
                Map.of());
    }

    @Test
    void tellsThatTheConnectionBroke() throws Exception {
        String line = endOf(Scenario.of(KEY).withScript(Script.of(Map.of(0, List.of(new Act.Drop())))), Map.of());
        assertTrue(line.startsWith("❌ Llamada terminada: se perdió la conexión con la API Realtime"), line);
    }

    @Test
    void tellsAnErrorThatEndsTheSession() throws Exception {
        Act deactivated = new Act.SendError("invalid_request_error", "account_deactivated", "The account is closed.");
        endsWith(
                "❌ Llamada terminada: la API Realtime informó de un error que no permite continuar"
                        + " (account_deactivated: The account is closed.)",
                Scenario.of(KEY).withScript(Script.of(Map.of(0, List.of(deactivated, new Act.Hang())))),
                Map.of());
    }

    @Test
    void goesOnAfterAnErrorThatDoesNotMatter() throws Exception {
        Act benign = new Act.SendError("invalid_request_error", "response_cancel_not_active", "No active response.");
        Act unknown = new Act.SendError("server_error", "something_new", "Never heard of it.");
        Script script = Script.of(Map.of(0, List.of(benign, unknown, Act.say(WholeCall.RECORDINGS.greeting()))));
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY).withScript(script))) {
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
            assertFalse(caller.ended().isDone());
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertTrue(log.lines().contains("⚠️ Error de la API Realtime: something_new Never heard of it."));
            assertFalse(log.lines().toString().contains("response_cancel_not_active"), log.lines()::toString);
        }
    }

    private static void endsWith(String line, Scenario scenario, Map<String, String> environment) throws Exception {
        assertEquals(line, endOf(scenario, environment));
    }

    /** The call's last word in the log; the caller is handed back to the dialplan, and no line has a stack trace. */
    private static String endOf(Scenario scenario, Map<String, String> environment) throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = new WholeCall(scenario, environment)) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), caller.ended().get(20, SECONDS));
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), log.traces());
            return log.lines(uuid.toString()).stream()
                    .filter(line -> line.contains("Llamada terminada"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
