package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static inboundcalls.call.CallBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import inboundcalls.tool.Leaving;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a call ends that a tool lets go: what the phone is given before, frame by frame, and what keeps it from ending. */
final class FarewellTest {
    private static final int FRAME = 20;
    private static final int TAIL_FRAMES = Farewell.TAIL_MILLIS / FRAME;
    private static final String WITHOUT_SOUNDS = "waiting { filler = off, tone = false }";
    private static final String OWN_BARGE_IN = "realtime.barge-in.false-starts = true";

    private final List<Promise<ToolResult>> runs = new ArrayList<>();
    private final List<ToolContext> contexts = new ArrayList<>();
    private int withdrawn;
    private CallBench bench;

    @BeforeEach
    void begin() {
        begin("");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 400, 5_980, 60_000})
    void isHeardWholeThenSilenceThenTheEnd(int millis) {
        callTool();
        leave();
        assertEquals("create", last(bench.session.sent));
        speak("resp_2", millis);
        done("resp_2");
        bench.sent();
        bench.pass(millis + 1_000);
        assertEndsAfter(millis / FRAME, TAIL_FRAMES);
    }

    @Test
    void lastsAsLongAsTheModelKeepsSpeakingHoweverSlowlyItSendsThat() {
        callTool();
        leave();
        for (int i = 0; i < 5; i++) {
            speak("resp_2", 1_000);
            bench.pass(5_500); // less than the patience of silence
        }
        assertTrue(isUp());
        done("resp_2");
        bench.pass(2 * Farewell.TAIL_MILLIS);
        assertEquals(HANG_UP, last(bench.sent()));
    }

    @Test
    void waitsForWhatWasBeingSaidWhenTheModelHasNothingToAdd() {
        speak("resp_1", 2_000);
        callTool();
        leave();
        bench.sent();
        bench.pass(2_000);
        done("resp_2");
        bench.pass(1_000);
        assertEndsAfter(100, TAIL_FRAMES);
    }

    @Test
    void comesWithoutAWordWhenTheModelHasNone() {
        callTool();
        leave();
        done("resp_2");
        bench.sent();
        bench.pass(1_000);
        assertEndsAfter(0, TAIL_FRAMES);
    }

    @Test
    void doesNotWaitForEverForAModelThatSaysNothing() {
        callTool();
        leave();
        bench.sent();
        bench.pass(Farewell.PATIENCE_MILLIS + 100);
        assertEndsAfter(0, Farewell.PATIENCE_MILLIS / FRAME);
    }

    @Test
    void doesNotWaitForEverForAModelThatStopsInTheMiddle() {
        callTool();
        leave();
        speak("resp_2", 1_010); // half a frame is withheld for what follows
        bench.sent();
        bench.pass(1_000 + Farewell.PATIENCE_MILLIS + 100);
        assertEndsAfter(50, Farewell.PATIENCE_MILLIS / FRAME);
    }

    @Test
    void isNotTheResponseThatWasBeingGiven() {
        callTool();
        leave();
        bench.model().onResponseDone(new ResponseEnd("resp_1", "completed", "", ""));
        bench.pass(2_000);
        assertTrue(isUp());
    }

    @Test
    void waitsForTheOtherTools() {
        callTool();
        callTool();
        leave();
        bench.pass(8_000);
        assertTrue(isUp());
        answer(1);
        speak("resp_2", 1_000);
        done("resp_2");
        bench.sent();
        bench.pass(2_000);
        assertEndsAfter(50, TAIL_FRAMES);
    }

    @Test
    void waitsForAResponseThatFollowsAtOnce() {
        callTool();
        leave();
        speak("resp_2", 1_000);
        done("resp_2");
        created("resp_3");
        bench.pass(3_000);
        speak("resp_3", 1_000);
        done("resp_3");
        bench.sent();
        bench.pass(2_000);
        assertEndsAfter(50, TAIL_FRAMES);
    }

    @Test
    void isWithdrawnWhenTheCallerSpeaks() {
        callTool();
        leave();
        speak("resp_2", 2_000);
        bench.pass(1_000);
        bench.model().turns().onSpeechStarted("item_9", 0);
        assertEquals(1, withdrawn);
        done("resp_2");
        bench.model().turns().onSpeechStopped("item_9", 500);
        bench.pass(20_000);
        assertTrue(isUp());
        assertEquals(1, withdrawn);
    }

    @Test
    void isWithdrawnInTheSilenceAfterTheLastWordToo() {
        callTool();
        leave();
        speak("resp_2", 1_000);
        done("resp_2");
        bench.pass(1_000 + Farewell.TAIL_MILLIS - 2 * FRAME);
        bench.model().turns().onSpeechStarted("item_9", 0);
        bench.pass(20_000);
        assertTrue(isUp());
    }

    @Test
    void canBeSaidAgainAfterItWasWithdrawn() {
        callTool();
        leave();
        bench.model().turns().onSpeechStarted("item_9", 0);
        bench.model().turns().onSpeechStopped("item_9", 500);
        done("resp_2");
        created("resp_3");
        bench.model().functionCalls().onDone(new FunctionCall("item_8", "call_8", "transferir", "{}"), true);
        bench.pass(1);
        contexts.get(1).call().leaveAfterFarewell(Leaving.TRANSFER, () -> withdrawn++);
        answer(1);
        done("resp_3");
        speak("resp_4", 1_000);
        done("resp_4");
        bench.sent();
        bench.pass(2_000);
        assertEndsAfter(50, TAIL_FRAMES);
        assertEquals(1, withdrawn);
    }

    @Test
    void isWithdrawnAtOnceWhenTheCallerSpokeSinceTheToolBegan() {
        callTool();
        bench.model().turns().onSpeechStarted("item_9", 0);
        bench.model().turns().onSpeechStopped("item_9", 500);
        leave();
        assertEquals(1, withdrawn);
        done("resp_2");
        bench.pass(20_000);
        assertTrue(isUp());
    }

    @Test
    void goesOnAfterANoiseThatOnlyPausedIt() {
        bench.close();
        begin(OWN_BARGE_IN);
        callTool();
        leave();
        speak("resp_2", 2_000);
        done("resp_2");
        bench.pass(1_000);
        bench.model().turns().onSpeechStarted("item_9", 9_700);
        bench.pass(600);
        bench.model().turns().onSpeechStopped("item_9", 10_600);
        bench.model().turns().onTranscriptDone("item_9", "");
        bench.sent();
        bench.pass(2_000);
        assertEndsAfter(50, TAIL_FRAMES);
        assertEquals(0, withdrawn);
    }

    @Test
    void isWithdrawnByAWordWhereNoiseDoesNotInterrupt() {
        bench.close();
        begin(OWN_BARGE_IN);
        callTool();
        leave();
        speak("resp_2", 2_000);
        done("resp_2");
        bench.pass(1_000);
        bench.model().turns().onSpeechStarted("item_9", 9_700);
        bench.model().turns().onTranscript("item_9", "Espere");
        bench.model().turns().onSpeechStopped("item_9", 10_600);
        assertEquals(1, withdrawn);
        bench.pass(20_000);
        assertTrue(isUp());
    }

    @Test
    void isOverWhenTheCallIs() {
        callTool();
        bench.channel.close();
        leave();
        bench.pass(10_000);
        assertEquals(1, withdrawn, "the dialplan is not to act on it");
    }

    /** The model gives its first response; the greeting never came. */
    private void begin(String settings) {
        bench = new CallBench(List.of(new TransferTool()), WITHOUT_SOUNDS, settings);
        bench.begin();
        created("resp_1");
    }

    private void callTool() {
        String number = String.valueOf(runs.size());
        bench.model().functionCalls().onDone(new FunctionCall("item_" + number, number, "transferir", "{}"), true);
        bench.pass(1);
    }

    private void leave() {
        contexts.get(0).call().leaveAfterFarewell(Leaving.TRANSFER, () -> withdrawn++);
        answer(0);
        bench.model().onResponseDone(new ResponseEnd("resp_1", "completed", "", ""));
    }

    private void answer(int run) {
        runs.get(run).trySuccess(ToolResult.success("Despídete."));
        bench.pass(1);
    }

    private void created(String response) {
        bench.model().onResponseCreated(response);
    }

    private void speak(String response, int millis) {
        created(response);
        bench.model().onAudio(part(response), DownlinkBench.constant(millis));
    }

    private void done(String response) {
        created(response);
        bench.model().onAudioDone(part(response));
        bench.model().onResponseDone(new ResponseEnd(response, "completed", "", ""));
    }

    private boolean isUp() {
        return bench.registry.size() == 1 && !bench.sent().contains(HANG_UP);
    }

    /** So many frames of sound, and one for the resampler's tail, then of silence, then 0x00, and nothing after it. */
    private void assertEndsAfter(int loud, int silent) {
        List<String> sent = bench.sent();
        assertEquals(HANG_UP, last(sent));
        String frames = sent.stream()
                .limit(sent.size() - 1)
                .map(frame -> frame.equals(SILENCE) ? "." : "#")
                .collect(Collectors.joining());
        String sound = loud == 0 ? "" : "\\.*#{%d,%d}".formatted(loud, loud + 1);
        assertTrue(frames.matches(sound + "\\.{%d,%d}".formatted(silent - 1, silent + 1)), frames);
    }

    private static ContentPart part(String response) {
        return new ContentPart(response, "item_of_" + response, 0);
    }

    private static String last(List<String> all) {
        return all.get(all.size() - 1);
    }

    /** Leaves, and answers, when the test says so. */
    private final class TransferTool implements Tool {
        @Override
        public ToolDefinition definition() {
            return new ToolDefinition("transferir", "Transfiere.", new JsonObject());
        }

        @Override
        public Future<ToolResult> run(ToolCall call, ToolContext context) {
            contexts.add(context);
            runs.add(context.loop().newPromise());
            return runs.get(runs.size() - 1);
        }
    }
}
