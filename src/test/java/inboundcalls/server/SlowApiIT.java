package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SoundTrack;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three questions in a row to an API that takes 3 s for each, while the model goes on speaking: the sound must not notice. */
class SlowApiIT {
    private static final Recording LONG_SENTENCE = RECORDINGS.answers().values().stream()
            .max((a, b) -> Integer.compare(a.sound().samples().length, b.sound().samples().length))
            .orElseThrow();

    @TempDir
    private Path directory;

    /** The long sentence is played while the three questions are under way: the model is asked to go on before it has been heard. */
    @Test
    void everyFrameIsThereInOrderWhileFunctionsRun() throws Throwable {
        SteadyMachine.hold(this::callWithThreeSlowFunctions);
    }

    private void callWithThreeSlowFunctions() throws Exception {
        Script script = Script.of(Map.of(
                0, List.of(Act.say(LONG_SENTENCE), ask("¿Qué routers tenemos?")),
                1, List.of(ask("¿Qué interfaces están libres?")),
                2, List.of(ask("¿Qué gateways están activos?")),
                3, List.of(Act.say(RECORDINGS.greeting()))));
        Path config = Files.writeString(directory.resolve("ahead.conf"), "inbound-calls.waiting.answer-lead = 60 s");
        Scenario scenario = Scenario.of(KEY).withSpeed(40).withScript(script);
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = new WholeCall(scenario, Map.of(WholeCall.CONFIG_FILE, config.toString()))) {
            stage.mikrotik().delay(Duration.ofSeconds(3));
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(40, SECONDS).until(() -> stage.transcript().responsesDone() == 4);
            await().atMost(40, SECONDS).until(() -> isQuiet(caller.heard()));
            caller.hangUp();
            stage.server().awaitCallsEnd();
            report(caller);
            assertEquals(
                    3, stage.transcript().received("conversation.item.create").size());
            assertTrue(log.lines(uuid.toString()).contains("📊 Total de function calls: 3"));
            assertHeardWhole(caller);
        }
    }

    private static void assertHeardWhole(SyntheticCaller caller) {
        SoundTrack heard = caller.heard();
        assertEquals(0, heard.discardedFrames());
        assertEquals(0, heard.filledMillis());
        Judgement sentence = RecordingJudge.judge(heard.sound(), 0, LONG_SENTENCE.sound());
        assertTrue(sentence.isIntact(), sentence::describe);
        long end = (long) (sentence.startMillis() + sentence.heardMillis());
        Judgement answer =
                RecordingJudge.judge(heard.sound(), end, RECORDINGS.greeting().sound());
        assertTrue(answer.isIntact(), answer::describe);
    }

    /** Each another, for an answer that is fresh would be given again. */
    private static Act ask(String question) {
        return new Act.Call("consultar_mikrotik", "{\"pregunta\":\"" + question + "\"}");
    }

    private static boolean isQuiet(SoundTrack heard) {
        return Pcm.millis(heard.length() - heard.lastLoud(), heard.rate()) > 1_500;
    }

    private static void report(SyntheticCaller caller) {
        System.out.printf(
                "Frames sent by the phone: %d, heard: %d, out of place: %d, gaps: %d ms%n",
                caller.said().frames(),
                caller.heard().frames(),
                caller.heard().discardedFrames(),
                caller.heard().filledMillis());
    }
}
