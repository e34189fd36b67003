package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.AriFault;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SimulatedAri;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who are handed over to someone else, by the model's function or by a key of theirs, through an ARI over HTTP. */
class TransferIT {
    private static final Recording LONG_SENTENCE = RECORDINGS.answers().values().stream()
            .max((a, b) -> Integer.compare(a.sound().samples().length, b.sound().samples().length))
            .orElseThrow();
    private static final Act TRANSFER = new Act.Call("transferir_llamada", "{\"destino\":\"operadora\"}");
    private static final Recording SENTENCE = RECORDINGS.repeat();
    private static final Script TRANSFERS_AT_ONCE =
            Script.of(Map.of(0, List.of(TRANSFER), 1, List.of(Act.say(SENTENCE))));
    private static final Script TRANSFERS_BY_KEY =
            Script.of(Map.of(0, List.of(Act.say(RECORDINGS.greeting())), 1, List.of(Act.say(SENTENCE))));

    private final UUID uuid = UUID.randomUUID();
    private final String variable = "INBOUND_NEXT_" + uuid;
    private final RecordedLog log = new RecordedLog();
    private SimulatedAri ari;
    private Path config;

    @BeforeEach
    void startAsterisk(@TempDir Path directory) throws IOException {
        ari = SimulatedAri.start(0);
        config = Files.writeString(directory.resolve("transfer.conf"), """
                inbound-calls.transfer.destinations { operadora = "Quien pida hablar con una persona" }
                inbound-calls.keypad.actions { "0" = "transferir operadora" }
                """);
    }

    @AfterEach
    void stopAsterisk() {
        ari.close();
        log.close();
    }

    @Test
    void handsTheCallerOverWhenTheLastWordWasHeard() throws Exception {
        try (WholeCall stage = stage(TRANSFERS_AT_ONCE)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            assertTransferred(caller);
            assertHeardToItsEnd(caller);
            assertEquals(List.of(), stage.transcript().refused());
        }
    }

    @Test
    void staysWhenTheCallerSpeaksDuringTheLastWords() throws Exception {
        Script talkative = Script.of(Map.of(0, List.of(TRANSFER), 1, List.of(Act.say(LONG_SENTENCE))));
        try (WholeCall stage = stage(talkative)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
            assertEquals(Map.of(variable, "operadora"), ari.globals());
            caller.say(RECORDINGS.question("pregunta-clientes").sound());
            await().atMost(20, SECONDS).until(() -> ari.globals().isEmpty());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() >= 3);
            assertFalse(caller.ended().isDone());
            caller.hangUp();
            stage.server().awaitCallsEnd();
        }
    }

    @Test
    void tellsTheDialplanToHangUpWhenTheAssistantDoes() throws Exception {
        Script goodbye = Script.of(
                Map.of(0, List.of(new Act.Call("colgar_llamada", "{}")), 1, List.of(Act.say(RECORDINGS.repeat()))));
        try (WholeCall stage = stage(goodbye)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), caller.ended().get(40, SECONDS));
            assertEquals(Map.of(variable, "colgar"), ari.globals());
        }
    }

    @ParameterizedTest
    @EnumSource(AriFault.class)
    void goesOnAndTellsTheCallerWhenAriFails(AriFault fault) throws Exception {
        ari.fault(fault);
        ari.delay(fault == AriFault.NONE ? Duration.ofSeconds(60) : Duration.ZERO);
        goesOnAndTellsTheCaller(ariSettings(SimulatedAri.PASSWORD), "⚠️ No se transfiere: ");
    }

    @Test
    void goesOnAndTellsTheCallerWhenThePasswordIsWrong() throws Exception {
        goesOnAndTellsTheCaller(ariSettings("wrong"), "⚠️ No se transfiere: ARI rechazó el usuario o la contraseña");
        assertTrue(log.lines().stream().noneMatch(line -> line.contains("wrong")));
    }

    @Test
    void goesOnAndTellsTheCallerWhenAriIsDown() throws Exception {
        try (WholeCall stage = stage(TRANSFERS_AT_ONCE)) {
            ari.close(); // not before, or one of the stage's own servers may get its port
            goesOnAndTellsTheCaller(stage, "⚠️ No se transfiere: no hay conexión con ARI");
        }
    }

    @Test
    void goesOnAndTellsTheCallerWithoutAri() throws Exception {
        goesOnAndTellsTheCaller(Map.of(), "⚠️ Sin ARI no se transfiere");
    }

    @Test
    void handsTheCallerOverWhoTypesTheKeyForIt() throws Exception {
        try (WholeCall stage = stage(TRANSFERS_BY_KEY)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            caller.press('0');
            assertTransferred(caller);
            assertHeardToItsEnd(caller);
            assertTrue(notices(stage).get(0).startsWith("El llamante pulsó la tecla para pasar a operadora. "));
            assertEquals(1, notices(stage).size());
        }
    }

    @Test
    void tellsTheCallerThatTheKeyDoesNothingWithoutAri() throws Exception {
        try (WholeCall stage = new WholeCall(scenario(TRANSFERS_BY_KEY), settings(Map.of()))) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            caller.press('0');
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            assertEquals(
                    "El llamante pulsó la tecla para pasar a operadora. Ahora mismo no es posible transferir la llamada."
                            + " Díselo y ofrece ayudar de otra forma.",
                    notices(stage).get(0));
            assertFalse(caller.ended().isDone());
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertLogged("⚠️ Sin ARI no se transfiere");
        }
    }

    private void goesOnAndTellsTheCaller(Map<String, String> settings, String line) throws Exception {
        try (WholeCall stage = new WholeCall(scenario(TRANSFERS_AT_ONCE), settings(settings))) {
            goesOnAndTellsTheCaller(stage, line);
        }
    }

    private void goesOnAndTellsTheCaller(WholeCall stage, String line) throws Exception {
        SyntheticCaller caller = stage.dial(uuid, 8_000);
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
        JsonObject result =
                stage.transcript().received("conversation.item.create").get(0).getAsJsonObject("item");
        assertTrue(result.get("output").getAsString().contains("no es posible transferir la llamada"));
        await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
        assertFalse(caller.ended().isDone());
        caller.hangUp();
        stage.server().awaitCallsEnd();
        assertLogged(line);
    }

    private void assertTransferred(SyntheticCaller caller) throws Exception {
        assertEquals(new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), caller.ended().get(40, SECONDS));
        assertEquals(Map.of(variable, "operadora"), ari.globals());
        await().atMost(20, SECONDS)
                .until(() -> log.lines(uuid.toString()).contains("📴 Llamada terminada: transferida"));
    }

    private static void assertHeardToItsEnd(SyntheticCaller caller) {
        Judgement sentence = RecordingJudge.judge(caller.heard().sound(), 0, SENTENCE.sound());
        assertTrue(sentence.isComplete(), sentence::describe);
    }

    private void assertLogged(String start) {
        List<String> lines = log.lines(uuid.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(start)), lines::toString);
    }

    private static List<String> notices(WholeCall stage) {
        return stage.transcript().received("conversation.item.create").stream()
                .map(event -> event.getAsJsonObject("item").getAsJsonArray("content"))
                .map(content -> content.get(0).getAsJsonObject().get("text").getAsString())
                .toList();
    }

    private WholeCall stage(Script script) throws IOException {
        return new WholeCall(scenario(script), settings(ariSettings(SimulatedAri.PASSWORD)));
    }

    private static Scenario scenario(Script script) {
        return Scenario.of(KEY).withScript(script);
    }

    private Map<String, String> ariSettings(String password) {
        return Map.of(
                "ASTERISK_HOST",
                ari.host(),
                "ASTERISK_PORT",
                Integer.toString(ari.port()),
                "ASTERISK_USERNAME",
                SimulatedAri.USER,
                "ASTERISK_PASSWORD",
                password);
    }

    private Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put(WholeCall.CONFIG_FILE, config.toString());
        return settings;
    }
}
