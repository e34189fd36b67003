package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.audio.Pcm;
import inboundcalls.call.EndReason;
import inboundcalls.log.RecordedLog;
import inboundcalls.record.RecordSchema;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.MikroTikTrouble;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of two hundred calls of which most go wrong: sessions drop, phones are reset, the API fails, there are too many at a time. */
class RecordsIT {
    private static final int CALLS = 200;
    private static final int AT_A_TIME = 40;
    private static final int MOST_CALLS = 36;
    private static final int PATIENCE_SECONDS = 60;
    private static final String LOST = "❗ No se puede guardar el registro de una llamada";

    @TempDir
    private Path directory;

    private final List<UUID> dialled = new ArrayList<>();

    @Test
    void haveEachCallOnceAndWhole() throws Exception {
        Path file = directory.resolve("calls.jsonl");
        Path audio = directory.resolve("audio");
        try (RecordedLog log = new RecordedLog()) {
            try (WholeCall stage = stage(file)) {
                callAll(CALLS, stage);
                stage.server().awaitCallsEnd();
                assertEquals(CALLS, ended(stage));
            }
            assertEquals(List.of(), log.traces());
            assertTrue(log.lines().contains("📊 Registros de llamadas: 200 guardados, 0 perdidos"));
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals(CALLS, lines.size());
        assertValid(lines);
        List<JsonObject> records = parsed(lines);
        assertEquals(sorted(dialled.stream()), sorted(records.stream().map(RecordsIT::uuid)));
        assertTrue(
                reasons(records).containsAll(Set.of("CALLER_HUNG_UP", "MODEL_LIMITED", "TOO_MANY_CALLS")),
                () -> reasons(records).toString());
        Set<String> results =
                all(records, "functions").map(one -> text(one, "result")).collect(Collectors.toSet());
        assertEquals(Set.of("success", "failure", "cancelled"), results);
        assertTrue(
                records.stream().anyMatch(record -> record.get("reconnections").getAsInt() > 0));
        assertTrue(all(records, "turns").noneMatch(turn -> turn.has("text")), "what was said is not kept");
        assertTrue(RecordedSound.assertWhole(records).containsAll(RecordedSound.files(audio)), "there are others");
    }

    /**
     * Half of them while the disk is full, and sound has no place at all: those have no harm and no record, unless that still waited to be written
     * when there was room again; the others have one.
     */
    @Test
    void costNoCallAnythingWhileTheDiskIsFull() throws Exception {
        Path full = Path.of("/dev/full");
        assumeFalse(Files.isRegularFile(full), "the device is not there");
        Path file = Files.createSymbolicLink(directory.resolve("calls.jsonl"), full);
        Path audio = directory.resolve("audio");
        List<UUID> early;
        try (RecordedLog log = new RecordedLog()) {
            try (WholeCall stage = stage(file)) {
                await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> Files.exists(audio));
                Files.delete(audio);
                callAll(CALLS / 2, stage);
                stage.server().awaitCallsEnd();
                Files.createDirectory(audio);
                Files.delete(file);
                early = List.copyOf(dialled);
                dialled.clear();
                callAll(CALLS / 2, stage);
                stage.server().awaitCallsEnd();
                assertEquals(CALLS, ended(stage));
                assertEquals(0, stage.server().callsEnded(EndReason.FAULT));
            }
            assertEquals(List.of(), log.traces());
            int written = Files.readAllLines(file).size();
            assertTrue(written < CALLS * 3 / 4, () -> written + " were written");
            assertTrue(log.lines()
                    .contains(
                            "📊 Registros de llamadas: " + written + " guardados, " + (CALLS - written) + " perdidos"));
            List<String> told =
                    log.lines().stream().filter(line -> line.startsWith(LOST)).toList();
            assertEquals(LOST + ": No space left on device", told.get(0));
            assertTrue(told.size() <= 30, told::toString);
        }
        List<String> lines = Files.readAllLines(file);
        assertValid(lines);
        List<JsonObject> late = parsed(lines).stream()
                .filter(record -> !early.contains(uuid(record)))
                .toList();
        assertEquals(sorted(dialled.stream()), sorted(late.stream().map(RecordsIT::uuid)));
        RecordedSound.assertWhole(late);
    }

    /** A question of one word is one that the API fails on. */
    private WholeCall stage(Path file) throws IOException {
        AtomicInteger sessions = new AtomicInteger();
        Script script = (response, heard) ->
                Optional.of(response == 0 ? begin(sessions.getAndIncrement()) : goOn(sessions.get()));
        WholeCall stage = WholeCall.of(
                Scenario.of(KEY).withScript(script),
                directory,
                "records.file = \"" + file + "\"",
                "records.audio.directory = \"" + directory.resolve("audio") + "\"",
                "call.max-calls = " + MOST_CALLS,
                "mikrotik.breaker.pause = 100 ms");
        stage.mikrotik()
                .troubles(List.of(MikroTikTrouble.parse("status-500@mala"), MikroTikTrouble.parse("slow@lenta")));
        return stage;
    }

    private static List<Act> begin(int session) {
        return switch (session % 5) {
            case 0 -> List.of(ask("mala " + session));
            case 1 -> List.of(ask("lenta " + session));
            case 2 -> List.of(Act.say(RECORDINGS.greeting()));
            case 3 -> List.of(new Act.SendError("invalid_request_error", "insufficient_quota", "no money"));
            default -> List.of(ask("buena " + session));
        };
    }

    private static List<Act> goOn(int session) {
        return session % 2 == 0 ? List.of(new Act.Drop()) : List.of(Act.say(RECORDINGS.greeting()));
    }

    private static Act ask(String question) {
        return new Act.Call("consultar_mikrotik", "{\"pregunta\":\"" + question + "\"}");
    }

    private void callAll(int calls, WholeCall stage) throws InterruptedException {
        Semaphore places = new Semaphore(AT_A_TIME);
        for (int i = 0; i < calls; i++) {
            assertTrue(places.tryAcquire(PATIENCE_SECONDS, SECONDS), "a call does not end");
            UUID uuid = UUID.randomUUID();
            dialled.add(uuid);
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            caller.ended().addListener(end -> places.release());
            leaveAfter(200 + i * 37 % 1_800, caller, i % 2 == 0);
        }
        assertTrue(places.tryAcquire(AT_A_TIME, PATIENCE_SECONDS, SECONDS), "calls do not end");
    }

    /** But not before the server has heard of the call: a connection that is reset takes with it what was not read. */
    private static void leaveAfter(int millis, SyntheticCaller caller, boolean reset) {
        caller.say(Pcm.silence(millis * 8, 8_000)).addListener(said -> {
            if (said.isSuccess() && caller.heard().asItCame().isEmpty()) {
                leaveAfter(100, caller, reset);
            } else if (reset) {
                caller.hangUpInTheMiddle();
            } else {
                caller.hangUp();
            }
        });
    }

    private static long ended(WholeCall stage) {
        return Stream.of(EndReason.values())
                .mapToLong(stage.server()::callsEnded)
                .sum();
    }

    private static void assertValid(List<String> lines) throws IOException {
        RecordSchema schema = new RecordSchema();
        lines.forEach(line -> assertEquals(List.of(), schema.problems(line), line));
    }

    private static List<JsonObject> parsed(List<String> lines) {
        return lines.stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static UUID uuid(JsonObject record) {
        return UUID.fromString(text(record, "uuid"));
    }

    private static Set<String> reasons(List<JsonObject> records) {
        return records.stream()
                .map(record -> text(record.getAsJsonObject("end"), "reason"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonObject> all(List<JsonObject> records, String list) {
        return records.stream()
                .flatMap(record -> record.getAsJsonArray(list).asList().stream())
                .map(JsonElement::getAsJsonObject);
    }

    private static String text(JsonObject json, String key) {
        return json.get(key).getAsString();
    }

    private static List<UUID> sorted(Stream<UUID> uuids) {
        return uuids.sorted().toList();
    }
}
