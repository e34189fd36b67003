package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that share one loop and one tool thread. */
class ManyCallsIT {
    private static final int CALLS = 4;
    private static final Pattern CALL_ID = Pattern.compile("call_sim\\d+");

    @TempDir
    private Path directory;

    /** Each model asks three functions one after the other, all calls at once: whose line is it? */
    @Test
    void everyLogLineIsOfTheCallThatItTellsOf() throws Exception {
        Script script = (response, heard) -> Optional.of(
                response < 3
                        ? List.of(new Act.Call("consultar_mikrotik", "{\"pregunta\":\"¿Qué routers tenemos?\"}"))
                        : List.of(Act.say(RECORDINGS.greeting())));
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = new WholeCall(Scenario.of(KEY).withScript(script), oneThreadEach())) {
            stage.mikrotik().delay(Duration.ofMillis(50));
            List<UUID> uuids =
                    IntStream.range(0, CALLS).mapToObj(i -> UUID.randomUUID()).toList();
            List<SyntheticCaller> callers =
                    uuids.stream().map(uuid -> stage.dial(uuid, 8_000)).toList();
            await().atMost(30, SECONDS).until(() -> stage.transcript().responsesDone() == CALLS * 4);
            callers.forEach(SyntheticCaller::hangUp);
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), stage.transcript().refused());
            uuids.forEach(uuid -> assertLinesOfOneCall(log.lines(uuid.toString()), stage));
            assertEquals(
                    0,
                    log.lines("-").stream()
                            .filter(line -> line.contains("unci"))
                            .count());
        }
    }

    private Map<String, String> oneThreadEach() throws Exception {
        Path config = directory.resolve("one-thread.conf");
        Files.writeString(config, "inbound-calls { audiosocket.loops = 1, tools.threads = 1 }");
        return Map.of(WholeCall.CONFIG_FILE, config.toString());
    }

    /** The session's own transcript is the witness: the ids of its three function calls, in order, and nobody else's. */
    private static void assertLinesOfOneCall(List<String> lines, WholeCall stage) {
        List<String> logged = lines.stream()
                .filter(line -> line.startsWith("📤"))
                .map(ManyCallsIT::callId)
                .toList();
        int session = stage.transcript().sessionOf(logged.get(0));
        List<String> answered = stage.transcript().received(session, "conversation.item.create").stream()
                .map(event -> ManyCallsIT.callId(event.toString()))
                .toList();
        assertEquals(3, logged.size());
        assertEquals(answered, logged);
        List<String> mentioned = lines.stream()
                .map(CALL_ID::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .distinct()
                .collect(Collectors.toList());
        assertEquals(answered, mentioned);
        assertEquals(
                3, lines.stream().filter(line -> line.equals("   Timeout: 15s")).count());
        assertTrue(lines.contains("📊 Total de function calls: 3"), lines::toString);
    }

    private static String callId(String text) {
        Matcher id = CALL_ID.matcher(text);
        assertTrue(id.find(), text);
        return id.group();
    }
}
