package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.SteadyMachine;
import inboundcalls.audio.Pcm;
import inboundcalls.log.RecordedLog;
import inboundcalls.server.TalkingOver.Phone;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls whose provider drops the connection in the middle of an answer. The next session asks what was meant. */
class LostSessionIT {
    private static final int CALLS = 20;
    private static final int PER_MILLI = 8;
    private static final int LOUD = 200;
    private static final Recording QUESTION = RECORDINGS.question("pregunta-clientes-router");
    private static final Recording GREETING = RECORDINGS.greeting();
    /** What the simulated model says to what was written. */
    private static final Recording NEXT = RECORDINGS.repeat();

    private static final Pcm HALF = firstMillis(RECORDINGS.preamble().sound(), 1_000);

    @Test
    void goOnWithTheirContextAndWithoutSilence() throws Throwable {
        SteadyMachine.hold(LostSessionIT::loseTwenty);
    }

    private static void loseTwenty() throws Exception {
        Script script =
                Script.of(Map.of(1, List.of(new Act.Say(HALF, "Déjame consultar", "final_answer"), new Act.Drop())));
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY).withScript(script))) {
            List<Pcm> calls = TalkingOver.atOnce(CALLS, 1, stage, phone -> lose(stage, phone));
            stage.server().awaitCallsEnd();
            calls.forEach(LostSessionIT::assertGoesOn);
            List<String> told = stage.transcript().received("conversation.item.create").stream()
                    .map(JsonObject::toString)
                    .toList();
            assertEquals(2 * CALLS, told.size(), "a notice and the transcript");
            told.stream()
                    .filter(item -> item.contains("\"user\""))
                    .forEach(context -> assertTrue(
                            context.contains("Llamante: " + QUESTION.text())
                                    && context.contains("Asistente: Déjame consultar"),
                            context));
            assertEquals(List.of(), stage.transcript().refused());
            assertEquals(List.of(), log.traces());
            long ends = log.lines().stream()
                    .filter("📴 Llamada terminada: el llamante colgó"::equals)
                    .count();
            assertEquals(CALLS, ends);
        }
    }

    private static Pcm lose(WholeCall stage, Phone phone) {
        phone.hear(0, 500);
        await().atMost(20, SECONDS).until(() -> phone.quietMillis() > 500);
        phone.caller().say(QUESTION.sound());
        await().atMost(60, SECONDS).until(() -> stage.transcript().responsesDone() == 2 * CALLS);
        await().atMost(20, SECONDS).until(() -> phone.quietMillis() > 1_500);
        phone.caller().hangUp();
        return phone.caller().heard().asItCame();
    }

    /** All that came of the answer was heard, then the phrase, then the next session; and never silence for long. */
    private static void assertGoesOn(Pcm heard) {
        Judgement greeting = assertIntact(heard, 0, GREETING.sound());
        Judgement half = assertIntact(heard, end(greeting, GREETING.sound()), HALF);
        Judgement next = assertIntact(heard, end(half, HALF), NEXT.sound());
        double silence = longestSilence(heard, (int) half.startMillis(), (int) next.startMillis() + 500);
        System.out.printf("Longest silence around the loss: %.0f ms%n", silence);
        assertTrue(silence < 2_000, () -> silence + " ms of silence");
    }

    private static long end(Judgement judgement, Pcm sound) {
        return (long) (judgement.startMillis() + sound.millis());
    }

    private static Judgement assertIntact(Pcm heard, long from, Pcm sound) {
        Judgement judgement = RecordingJudge.judge(heard, from, sound);
        assertTrue(judgement.isIntact(), judgement::describe);
        return judgement;
    }

    private static double longestSilence(Pcm heard, int fromMillis, int toMillis) {
        int longest = 0;
        int loud = fromMillis * PER_MILLI;
        for (int i = loud; i < toMillis * PER_MILLI; i++) {
            longest = Math.max(longest, i - loud);
            loud = Math.abs(heard.samples()[i]) > LOUD ? i : loud;
        }
        return longest / (double) PER_MILLI;
    }

    private static Pcm firstMillis(Pcm sound, int millis) {
        return new Pcm(Arrays.copyOf(sound.samples(), sound.rate() / 1_000 * millis), sound.rate());
    }
}
