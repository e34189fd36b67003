package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.audio.Pcm;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.CallEnd;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SoundTrack;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that the server ends by itself, always with a goodbye. Whatever the model is told to say, it says the same sentence. */
class CallLimitsIT {
    private static final Scenario SCENARIO =
            Scenario.of(KEY).withScript((response, heard) -> Optional.of(List.of(Act.say(RECORDINGS.preamble()))));

    @TempDir
    private Path directory;

    @Test
    void asksTwiceWhetherSomebodyIsThereThenHangsUp() throws Exception {
        List<String> told = call("silence = 1 s", "no había nadie al teléfono", (stage, caller) -> {});
        assertEquals(4, told.size(), told::toString);
        assertTrue(told.get(1).contains("¿Sigue ahí?") && told.get(2).contains("¿Sigue ahí?"), told::toString);
        assertTrue(told.get(3).contains("despídete"), told::toString);
    }

    @Test
    void warnsThatTheCallIsTooLongThenHangsUp() throws Exception {
        List<String> told = call("duration = 12 s, warning = 6 s", "alcanzó la duración máxima", (stage, caller) -> {});
        assertEquals(3, told.size(), told::toString);
        assertTrue(told.get(1).contains("en menos de 6 segundos"), told::toString);
        assertTrue(told.get(2).contains("despídete"), told::toString);
    }

    /** The first response takes some 400 of them, mostly for its instructions and functions. */
    @Test
    void saysGoodbyeWhenItHasTakenTooManyTokens() throws Exception {
        List<String> told = call("silence = 1 s, tokens = 600", "alcanzó el máximo de tokens", (stage, caller) -> {});
        assertEquals(3, told.size(), told::toString);
        assertTrue(told.get(1).contains("¿Sigue ahí?"), told::toString);
        assertTrue(told.get(2).contains("despídete"), told::toString);
    }

    @Test
    void doesNotConverseWithNoiseForEver() throws Exception {
        List<String> told = call(
                "silence = 0 s, turns = 3",
                "demasiadas respuestas seguidas sin palabras del llamante",
                (stage, caller) -> {
                    for (int i = 0; i < 2; i++) {
                        hearSentences(stage, caller, i + 1);
                        caller.say(TalkingOver.noise(800, i));
                    }
                });
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.get(1).contains("despídete"), told::toString);
    }

    /** One call to its end by the server, the last sentence heard whole; returns what the model was told with each response that was asked for. */
    private List<String> call(String limits, String reason, BiConsumer<WholeCall, SyntheticCaller> conduct)
            throws Exception {
        Path config = directory.resolve("limits.conf");
        Files.writeString(config, "inbound-calls.call.limits { " + limits + " }");
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = new WholeCall(SCENARIO, Map.of(WholeCall.CONFIG_FILE, config.toString()))) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            conduct.accept(stage, caller);
            assertEquals(
                    new CallEnd(Kind.SERVER_HUNG_UP, "0x00"), caller.ended().get(60, SECONDS));
            stage.server().awaitCallsEnd();
            assertTrue(
                    log.lines(uuid.toString()).contains("📴 Llamada terminada: " + reason),
                    log.lines(uuid.toString())::toString);
            assertEquals(List.of(), stage.transcript().refused());
            assertLastSentenceWasHeard(caller);
            return stage.transcript().received("response.create").stream()
                    .map(JsonObject::toString)
                    .toList();
        }
    }

    private static void assertLastSentenceWasHeard(SyntheticCaller caller) {
        long millis = RECORDINGS.preamble().sound().millis();
        long from = caller.heard().sound().millis() - millis - 1_000;
        Judgement last = RecordingJudge.judge(
                caller.heard().sound(), from, RECORDINGS.preamble().sound());
        assertTrue(last.isFound() && last.isComplete(), last::describe);
    }

    /** Waits until that many sentences were said, and the last was heard. */
    private static void hearSentences(WholeCall stage, SyntheticCaller caller, int count) {
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == count);
        await().atMost(20, SECONDS).until(() -> {
            SoundTrack heard = caller.heard();
            return Pcm.millis(heard.length() - heard.lastLoud(), heard.rate()) > 1_000;
        });
    }
}
