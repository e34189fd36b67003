package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.CallScene.Interval;
import inboundcalls.call.CallScene.Lane;
import inboundcalls.call.CallScene.Outcome;
import inboundcalls.tool.ToolCall;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ScoreTest {
    private final AtomicLong millis = new AtomicLong();
    private final Transcript transcript = new Transcript(millis::get, false);

    @Test
    void tellsWhenTheCallerSpoke() {
        at(1_000, transcript::onCallerSpeaks);
        at(1_500, () -> assertTrue(transcript.scene().callerSpeaks()));
        assertEquals(
                List.of(new Interval(Lane.CALLER, "", 1_000, 1_500, Outcome.GOING_ON)),
                transcript.scene().intervals());
        at(2_000, transcript::onCallerSilent);
        at(3_000, transcript::onCallerSilent);
        assertFalse(transcript.scene().callerSpeaks());
        assertEquals(
                List.of(new Interval(Lane.CALLER, "", 1_000, 2_000, Outcome.DONE)),
                transcript.scene().intervals());
    }

    @Test
    void tellsWhichFunctionsRunAndHowTheyEnded() {
        at(1_000, () -> transcript.onFunctionStarted(call("call_1", "ping")));
        at(1_100, () -> transcript.onFunctionStarted(call("call_2", "consultar_mikrotik")));
        assertEquals(List.of("ping", "consultar_mikrotik"), transcript.scene().running());
        at(1_400, () -> transcript.onFunctionEnd(call("call_1", "ping"), "success", "", 400));
        at(1_600, () -> transcript.onFunctionEnd(call("call_2", "consultar_mikrotik"), "failure", "", 500));
        at(9_000, () -> transcript.onFunctionEnd(call("call_3", "refused"), "failure", "", 0));
        assertEquals(List.of(), transcript.scene().running());
        assertEquals(
                List.of(
                        new Interval(Lane.FUNCTION, "ping", 1_000, 1_400, Outcome.DONE),
                        new Interval(Lane.FUNCTION, "consultar_mikrotik", 1_100, 1_600, Outcome.FAILED)),
                transcript.scene().intervals());
    }

    @Test
    void keepsTheNewestOfALongCall() {
        for (int i = 0; i < 1_000; i++) {
            at(10L * i, transcript::onCallerSpeaks);
            at(10L * i + 5, transcript::onCallerSilent);
            ToolCall call = call("call_" + i, "x".repeat(10_000));
            transcript.onFunctionStarted(call);
            transcript.onFunctionEnd(call, "success", "", 0);
            transcript.onCallerWords("item_" + i, "turn " + i);
        }
        CallScene scene = transcript.scene();
        assertEquals(2 * Score.MOST_SHOWN, scene.intervals().size());
        assertEquals(
                9_995, scene.intervals().stream().mapToLong(Interval::to).max().orElseThrow());
        assertTrue(scene.intervals().stream().allMatch(part -> part.name().length() <= 2_000));
        assertEquals(6, scene.said().size());
        assertEquals("turn 999", scene.said().get(5).text());
    }

    @Test
    void showsNothingOfWhatIsTyped() {
        transcript.onTyped("123456");
        transcript.onCallerWords("item_1", "Ese es mi código.");
        assertEquals(
                List.of("Ese es mi código."),
                transcript.scene().said().stream().map(CallRecord.Turn::text).toList());
    }

    private void at(long now, Runnable event) {
        millis.set(now);
        event.run();
    }

    private static ToolCall call(String id, String name) {
        return new ToolCall(id, name, "{}");
    }
}
