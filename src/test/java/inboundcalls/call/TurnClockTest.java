package inboundcalls.call;

import static inboundcalls.call.CallBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.CallTotals.FunctionEnd;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long callers wait, on frozen time. The silence that ends their turns is 500 ms. */
final class TurnClockTest {
    private static final ContentPart ANSWER = new ContentPart("resp_1", "item_a", 0);

    private final CallBench bench = new CallBench(List.of(), "waiting.filler = off", "waiting.tone = off");
    private final CallTotals totals = bench.registry.totals();

    @BeforeEach
    void begin() {
        bench.begin();
        bench.respond("greeting", 100);
        bench.pass(200);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void countsFromTheLastWordToTheFirstFrameOfTheAnswer() {
        speak(1_000);
        bench.model().turns().onSpeechStopped("item_1", sent());
        bench.pass(300);
        answer();
        bench.pass(100);
        assertOne(totals.answers(), 800, 840);
        assertEquals(0, totals.answersWithFunction().millis().getTotalCount());
        bench.pass(2_000);
        assertEquals(1, totals.answers().millis().getTotalCount());
    }

    @Test
    void addsHowFarBehindTheProviderIs() {
        speak(1_000);
        bench.model().turns().onSpeechStopped("item_1", sent() - 200);
        bench.pass(300);
        answer();
        bench.pass(100);
        assertOne(totals.answers(), 1_000, 1_040);
    }

    @Test
    void startsAnewWhenTheCallerSpeaksOn() {
        speak(500);
        bench.model().turns().onSpeechStopped("item_1", sent());
        bench.pass(300);
        speak(500);
        bench.pass(100);
        assertEquals(0, totals.answers().millis().getTotalCount());
        bench.model().turns().onSpeechStopped("item_2", sent());
        bench.pass(100);
        answer();
        bench.pass(100);
        assertOne(totals.answers(), 600, 640);
    }

    @Test
    void doesNotTakeTheRestOfWhatTheModelSaysForTheAnswer() {
        bench.model().onResponseCreated("resp_1");
        bench.model().onAudio(ANSWER, DownlinkBench.constant(2_000));
        bench.pass(100);
        bench.model().turns().onSpeechStopped("item_1", sent());
        bench.pass(500);
        assertEquals(0, totals.answers().millis().getTotalCount());
    }

    @Test
    void forgetsTheCallersWaitAtTheEndOfTheCall() {
        speak(500);
        bench.model().turns().onSpeechStopped("item_1", sent());
        bench.receive(CallBench.HANG_UP);
        bench.pass(3_000);
        assertEquals(0, totals.answers().millis().getTotalCount());
    }

    @Test
    void tellsAnswersForWhichAFunctionWasRunApart() {
        speak(500);
        bench.model().turns().onSpeechStopped("item_1", sent());
        FunctionCall made = new FunctionCall("item_f", "call_1", "made_up_by_the_model", "{}");
        bench.model().functionCalls().onDone(made, true);
        bench.pass(1_000);
        answer();
        bench.pass(100);
        assertOne(totals.answersWithFunction(), 1_500, 1_540);
        assertEquals(
                Set.of(new FunctionEnd("unknown", "failure")),
                totals.functions().keySet());
    }

    private void speak(int millis) {
        bench.model().turns().onSpeechStarted("item_1", 0);
        for (int i = 0; i < millis; i += 20) {
            bench.receive(SILENCE);
            bench.pass(20);
        }
    }

    private long sent() {
        return bench.session.audio.stream()
                        .mapToLong(pcm -> pcm.samples().length)
                        .sum()
                / 24;
    }

    private void answer() {
        bench.model().onResponseCreated("resp_1");
        bench.model().onAudio(ANSWER, DownlinkBench.constant(1_000));
    }

    private static void assertOne(Durations durations, int from, int to) {
        assertEquals(1, durations.millis().getTotalCount());
        double millis = durations.seconds() * 1_000;
        assertTrue(millis >= from && millis <= to, millis + " ms");
        assertEquals(millis, (double) durations.millis().getMaxValue(), 0.02 * millis);
    }
}
