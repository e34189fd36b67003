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
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole calls whose model wants what the profile does not let it have, or not yet. */
class LimitedToolsIT {
    private static final Act ASK = new Act.Call("consultar_mikrotik", "{\"pregunta\":\"¿Qué routers tenemos?\"}");
    private static final Act SPEAK = Act.say(RECORDINGS.greeting());
    private static final String PIN = "0427";

    @TempDir
    private Path directory;

    private final UUID uuid = UUID.randomUUID();
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void answersAFunctionThatTheProfileHasNotAsUnknown() throws Exception {
        try (WholeCall stage =
                stage("default.tools = [consultar_mikrotik]", new Act.Call("hora_actual", "{}"), SPEAK)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            hangUp(stage, caller);
            String output = outputs(stage).get(0);
            assertTrue(output.contains("Esa función no existe."), output);
            assertFalse(output.contains("hora_actual"), output);
        }
    }

    @Test
    void runsTheFunctionOnceThePinWasTyped() throws Exception {
        try (WholeCall stage = stage("default.pin = \"" + PIN + "\"", ASK, SPEAK, ASK, SPEAK)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            assertTrue(
                    outputs(stage).get(0).contains("PIN"), () -> outputs(stage).toString());
            type(caller, PIN);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 4);
            hangUp(stage, caller);
            assertEquals(2, outputs(stage).size());
            assertTrue(outputs(stage).get(1).startsWith("{\"success\":true"), outputs(stage)::toString);
            assertToldNobody(stage, Set.of(PIN));
        }
    }

    @Test
    void closesTheFunctionAfterThreeWrongPins() throws Exception {
        try (WholeCall stage = stage("default.pin = \"" + PIN + "\"", ASK, SPEAK, SPEAK, SPEAK, ASK, SPEAK)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            List<String> wrong = List.of("7531", "7532", "7533");
            for (int i = 0; i < wrong.size(); i++) {
                int done = i + 2;
                await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == done);
                type(caller, wrong.get(i));
            }
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 6);
            hangUp(stage, caller);
            assertEquals(2, outputs(stage).size());
            assertTrue(
                    outputs(stage).get(1).contains("queda cerrada hasta que termine la llamada"),
                    outputs(stage)::toString);
            assertEquals(
                    List.of("🔐 PIN incorrecto (1 de 3)", "🔐 PIN incorrecto (2 de 3)", "🔐 PIN incorrecto (3 de 3)"),
                    log.lines(uuid.toString()).stream()
                            .filter(line -> line.startsWith("🔐"))
                            .toList());
            assertToldNobody(stage, Set.copyOf(wrong));
        }
    }

    @Test
    void keepsALimitedFunctionFromCallersWhoseNumberIsNotKnown() throws Exception {
        try (WholeCall stage = stage("default.callers = [\"5550111\"]", ASK, SPEAK)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            hangUp(stage, caller);
            assertTrue(outputs(stage).get(0).contains("no está permitida"), outputs(stage)::toString);
        }
    }

    /** The model does one thing in each response. */
    private WholeCall stage(String profiles, Act... acts) throws IOException {
        Path file = directory.resolve("profiles.conf");
        Files.writeString(file, "inbound-calls.profiles {\n" + profiles + "\n}");
        Script script = (response, heard) -> Optional.of(List.of(acts[response]));
        return new WholeCall(
                Scenario.of(KEY).withSpeed(40).withScript(script), Map.of(WholeCall.CONFIG_FILE, file.toString()));
    }

    private static void type(SyntheticCaller caller, String digits) {
        (digits + "#").chars().forEach(key -> caller.press((char) key));
    }

    private static void hangUp(WholeCall stage, SyntheticCaller caller) throws Exception {
        caller.hangUp();
        stage.server().awaitCallsEnd();
        assertEquals(List.of(), stage.transcript().refused());
    }

    /** What the model was answered to its function calls. */
    private static List<String> outputs(WholeCall stage) {
        return stage.transcript().received("conversation.item.create").stream()
                .map(event -> event.getAsJsonObject("item"))
                .filter(item -> item.has("output"))
                .map((JsonObject item) -> item.get("output").getAsString())
                .toList();
    }

    private void assertToldNobody(WholeCall stage, Set<String> digits) {
        List<String> texts = stage.transcript().received().stream()
                .filter(json -> !json.contains("input_audio_buffer.append"))
                .toList();
        for (String secret : digits) {
            assertTrue(texts.stream().noneMatch(json -> json.contains(secret)), texts::toString);
            assertTrue(log.lines().stream().noneMatch(line -> line.contains(secret)), log.lines()::toString);
        }
    }
}
