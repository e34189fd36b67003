package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.AriFault;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedAri;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole calls whose number dialled chooses the assistant, by an Asterisk that tells it over HTTP. */
class ProfilesIT {
    private static final String SOPORTE = """
            soporte {
              dialled = ["5550100"]
              voice = coral
              greeting = "Di que eres el soporte."
              tools = [consultar_mikrotik]
            }
            """;

    @TempDir
    private Path directory;

    private final UUID uuid = UUID.randomUUID();
    private final RecordedLog log = new RecordedLog();
    private SimulatedAri ari;

    @BeforeEach
    void startAsterisk() throws IOException {
        ari = SimulatedAri.start(0);
    }

    @AfterEach
    void stopAsterisk() {
        ari.close();
        log.close();
    }

    @Test
    void isTheAssistantOfTheNumberDialled() throws Exception {
        ari.addApplication(uuid, "5550111", "Ana", "5550100");
        try (WholeCall stage = stage(SOPORTE)) {
            callUntilGreeted(stage);
            assertSoporte(stage);
            assertTrue(
                    log.lines(uuid.toString()).contains("👤 Llamante: Ana 5550111, marcó 5550100 (perfil soporte)"),
                    () -> log.lines().toString());
            assertFalse(
                    log.lines().toString().contains(SimulatedAri.PASSWORD),
                    () -> log.lines().toString());
        }
    }

    @Test
    void isTheAssistantOfTheNumberDialledThroughTheChannelDriver() throws Exception {
        ari.addDriver(uuid, "5550111", "Ana", "5550100");
        try (WholeCall stage = stage(SOPORTE)) {
            callUntilGreeted(stage);
            assertSoporte(stage);
        }
    }

    @Test
    void isTheUsualAssistantForAnotherNumber() throws Exception {
        ari.addApplication(uuid, "5550111", "", "5550109");
        try (WholeCall stage = stage(SOPORTE)) {
            callUntilGreeted(stage);
            JsonObject session = onlyUpdate(stage);
            assertEquals("marin", voice(session));
            assertTrue(instructions(session).endsWith("\n\nEl llamante es 5550111."), session::toString);
            assertTrue(tools(session).contains("hora_actual"), session::toString);
        }
    }

    /** What comes after the model began to speak changes what can be changed, and the provider refuses nothing of it. */
    @Test
    void becomesTheAssistantOfTheNumberWhenAsteriskIsSlow() throws Exception {
        ari.addApplication(uuid, "5550111", "Ana", "5550100");
        ari.delay(Duration.ofMillis(1_500));
        try (WholeCall stage = stage(SOPORTE)) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> updates(stage).size() == 2);
            await().atMost(20, SECONDS)
                    .until(() -> stage.transcript().sent("session.updated").size() == 2);
            hangUp(stage, caller);
            assertEquals("marin", voice(updates(stage).get(0)));
            assertTrue(tools(updates(stage).get(0)).contains("hora_actual"));
            JsonObject change = updates(stage).get(1);
            assertFalse(change.has("audio"), change::toString);
            assertTrue(instructions(change).endsWith("El llamante es Ana (5550111)."), change::toString);
            assertEquals(List.of("consultar_mikrotik"), tools(change));
            assertEquals(List.of(), stage.transcript().refused());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AriFault.class,
            names = {"STATUS_500", "STATUS_404", "HTML", "DROP"})
    void goesOnAsUsualWhenAsteriskFails(AriFault fault) throws Exception {
        ari.addApplication(uuid, "5550111", "Ana", "5550100");
        ari.fault(fault);
        try (WholeCall stage = stage(SOPORTE)) {
            callUntilGreeted(stage);
            assertUsualWithoutCaller(stage);
            assertEquals(2, ari.requests().size(), "one more try");
        }
    }

    @Test
    void goesOnAsUsualWhenThePasswordIsWrong() throws Exception {
        ari.addApplication(uuid, "5550111", "Ana", "5550100");
        try (WholeCall stage = stage(SOPORTE, "hush")) {
            callUntilGreeted(stage);
            assertUsualWithoutCaller(stage);
            assertFalse(
                    log.lines().toString().contains("hush"), () -> log.lines().toString());
        }
    }

    @Test
    void goesOnAsUsualWhenAsteriskIsNotThere() throws Exception {
        ari.close();
        try (WholeCall stage = stage(SOPORTE)) {
            callUntilGreeted(stage);
            assertUsualWithoutCaller(stage);
        }
    }

    @Test
    void goesOnAsUsualWhenAsteriskDoesNotKnowTheCall() throws Exception {
        ari.addApplication(UUID.randomUUID(), "5550111", "Ana", "5550100");
        try (WholeCall stage = stage(SOPORTE)) {
            callUntilGreeted(stage);
            assertUsualWithoutCaller(stage);
        }
    }

    @Test
    void asksOnceForAllCallsThatBeginTogether() throws Exception {
        List<UUID> calls = Stream.generate(UUID::randomUUID).limit(20).toList();
        IntStream.range(0, calls.size())
                .forEach(i -> ari.addApplication(calls.get(i), "55502" + (10 + i), "", "5550100"));
        ari.delay(Duration.ofMillis(300));
        try (WholeCall stage = stage(SOPORTE)) {
            List<SyntheticCaller> callers =
                    calls.stream().map(call -> stage.dial(call, 8_000)).toList();
            await().atMost(20, SECONDS)
                    .until(() -> log.lines().stream()
                                    .filter(line -> line.startsWith("👤 Llamante: "))
                                    .count()
                            == calls.size());
            callers.forEach(SyntheticCaller::hangUp);
            stage.server().awaitCallsEnd();
            assertTrue(ari.requests().size() <= 4, () -> ari.requests().toString());
            for (int i = 0; i < calls.size(); i++) {
                String line = "👤 Llamante: 55502" + (10 + i) + ", marcó 5550100 (perfil soporte)";
                assertTrue(log.lines(calls.get(i).toString()).contains(line), line);
            }
        }
    }

    private WholeCall stage(String profiles) throws IOException {
        return stage(profiles, SimulatedAri.PASSWORD);
    }

    private WholeCall stage(String profiles, String password) throws IOException {
        Path file = directory.resolve("profiles.conf");
        Files.writeString(file, "inbound-calls.profiles {\n" + profiles + "\n}");
        Map<String, String> environment = Map.of(
                WholeCall.CONFIG_FILE,
                file.toString(),
                "ASTERISK_HOST",
                ari.host(),
                "ASTERISK_PORT",
                String.valueOf(ari.port()),
                "ASTERISK_USERNAME",
                SimulatedAri.USER,
                "ASTERISK_PASSWORD",
                password);
        return new WholeCall(Scenario.of(KEY).withSpeed(40), environment);
    }

    private void callUntilGreeted(WholeCall stage) throws Exception {
        SyntheticCaller caller = stage.dial(uuid, 8_000);
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
        await().atMost(20, SECONDS)
                .until(() -> log.lines(uuid.toString()).stream().anyMatch(line -> line.contains("lamante: ")));
        hangUp(stage, caller);
        assertEquals(List.of(), stage.transcript().refused());
    }

    private static void hangUp(WholeCall stage, SyntheticCaller caller) throws Exception {
        caller.hangUp();
        stage.server().awaitCallsEnd();
    }

    private static void assertSoporte(WholeCall stage) {
        JsonObject session = onlyUpdate(stage);
        assertEquals("coral", voice(session));
        assertTrue(instructions(session).endsWith("\n\nEl llamante es Ana (5550111)."), session::toString);
        assertEquals(List.of("consultar_mikrotik"), tools(session));
        assertEquals(
                "Di que eres el soporte.",
                stage.transcript()
                        .received("response.create")
                        .get(0)
                        .getAsJsonObject("response")
                        .get("instructions")
                        .getAsString());
    }

    private void assertUsualWithoutCaller(WholeCall stage) {
        JsonObject session = onlyUpdate(stage);
        assertEquals("marin", voice(session));
        assertFalse(instructions(session).contains("El llamante es"), session::toString);
        assertEquals(
                1,
                log.lines(uuid.toString()).stream()
                        .filter(line -> line.startsWith("⚠️ Sin datos del llamante: "))
                        .count(),
                () -> log.lines().toString());
    }

    private static JsonObject onlyUpdate(WholeCall stage) {
        assertEquals(1, updates(stage).size());
        return updates(stage).get(0);
    }

    private static List<JsonObject> updates(WholeCall stage) {
        return stage.transcript().received("session.update").stream()
                .map(event -> event.getAsJsonObject("session"))
                .toList();
    }

    private static String instructions(JsonObject session) {
        return session.get("instructions").getAsString();
    }

    private static String voice(JsonObject session) {
        return session.getAsJsonObject("audio")
                .getAsJsonObject("output")
                .get("voice")
                .getAsString();
    }

    private static List<String> tools(JsonObject session) {
        return session.getAsJsonArray("tools").asList().stream()
                .map(tool -> tool.getAsJsonObject().get("name").getAsString())
                .toList();
    }
}
