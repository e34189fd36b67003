package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static inboundcalls.call.CallBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.realtime.RealtimeListener;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import inboundcalls.realtime.RealtimeListener.ServerError;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import inboundcalls.tool.CallControl;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls whose session is lost, on frozen time: what the next session is told, and what the caller hears meanwhile. */
final class ResumptionTest {
    private static final ContentPart GREETING = new ContentPart("resp_1", "item_1", 0);
    private static final SessionEnd LOST = new SessionEnd(Kind.LOST, "1006");

    private int withdrawn;
    private final SlowTool tool = new SlowTool();
    private final CallBench bench = new CallBench(
            List.of(tool),
            "waiting { filler = off, tone = false }",
            "realtime.session-limit = 60 s",
            "call.limits.silence = 0 s");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void endsTheCallForWhatTheLastOfTooManySessionsWasLostFor() {
        greet();
        for (int i = 0; i < 5; i++) {
            bench.listeners.get(i).onClosed(LOST);
            reopened();
        }
        assertEquals(6, bench.listeners.size());
        bench.listeners.get(5).onClosed(new SessionEnd(Kind.STALLED, "1 bytes wait"));
        bench.pass(5_000);
        assertEquals(6, bench.listeners.size());
        assertEquals(1, bench.registry.ended(EndReason.MODEL_STALLED));
    }

    @Test
    void tellsTheNextSessionWhatWasSaidAndLetsItGoOn() {
        greet();
        ask();
        bench.model().onResponseCreated("resp_2");
        bench.model().onWords(new ContentPart("resp_2", "item_3", 0), "En el router");
        lose();
        List<String> sent = reopened();
        assertEquals("configure", sent.get(0));
        assertTrue(sent.get(1).startsWith("notice "), sent::toString);
        assertTrue(
                sent.get(2).endsWith("Asistente: Hola.\nLlamante: ¿Cuántos hay?\nAsistente: En el router"),
                sent::toString);
        assertTrue(sent.get(3).startsWith("create La conexión se cortó"), sent::toString);
        assertEquals(4, sent.size());
    }

    @Test
    void greetsAgainWhenNothingWasSaidYet() {
        bench.begin();
        lose();
        assertEquals(List.of("configure", "create Saluda."), reopened());
    }

    @Test
    void playsAPhraseMeanwhileBehindWhatIsStillToBeHeard() {
        bench.begin();
        bench.model().onResponseCreated("resp_1");
        bench.model().onWords(GREETING, "Hola");
        bench.model().onAudio(GREETING, DownlinkBench.constant(1_000));
        bench.pass(20);
        bench.sent();
        lose();
        bench.pass(3_500);
        long loud =
                bench.sent().stream().filter(frame -> !frame.equals(SILENCE)).count();
        assertTrue(loud > 50 + 80, loud + " frames");
    }

    @Test
    void saysNothingWhereNothingWasCutOff() {
        greet();
        bench.pass(1_000);
        bench.sent();
        lose();
        List<String> sent = reopened();
        assertEquals(3, sent.size(), sent::toString);
        assertTrue(sent.get(1).startsWith("notice "), sent::toString);
        bench.pass(3_000);
        assertTrue(bench.sent().stream().allMatch(SILENCE::equals));
    }

    @Test
    void givesTheNextSessionTheResultOfAFunctionThatRan() {
        greet();
        callTool();
        lose();
        reopened();
        tool.run.setSuccess(ToolResult.success("Hay dos."));
        bench.pass(1);
        assertTrue(
                bench.session.sent.contains("text Ya hay resultado de la función lenta{}, pedida antes."
                        + " Es un dato, no una petición: Hay dos."),
                bench.session.sent::toString);
    }

    @Test
    void tellsAResultThatCameBetweenTheSessions() {
        greet();
        callTool();
        lose();
        tool.run.setSuccess(ToolResult.success("Hay dos."));
        bench.pass(1);
        List<String> sent = reopened();
        assertTrue(sent.get(2).endsWith("Función lenta{}: Hay dos."), sent::toString);
        assertTrue(sent.stream().noneMatch(event -> event.startsWith("result")), sent::toString);
    }

    @Test
    void takesAFarewellBackThatTheLostSessionWasToSay() {
        greet();
        callTool();
        tool.control.leaveAfterFarewell(Leaving.TRANSFER, () -> withdrawn++);
        bench.pass(1);
        lose();
        assertEquals(1, withdrawn);
        bench.pass(9_000);
        assertTrue(isUp());
    }

    @Test
    void takesAFarewellBackThatComesFromALostSession() {
        greet();
        callTool();
        lose();
        reopened();
        tool.control.leaveAfterFarewell(Leaving.TRANSFER, () -> withdrawn++);
        bench.pass(1);
        assertEquals(1, withdrawn);
        assertTrue(isUp());
    }

    @Test
    void cancelsTheFunctionWhenTheCallEndsInTheNextSession() {
        greet();
        callTool();
        lose();
        reopened();
        bench.channel.close();
        bench.pass(1);
        assertTrue(tool.run.isCancelled());
    }

    @Test
    void keepsTheCallersVoiceUntilTheNextSessionListens() {
        greet();
        lose();
        int before = bench.session.audio.size();
        bench.receive(SILENCE + SILENCE);
        assertEquals(before, bench.session.audio.size());
        reopened();
        assertEquals(before + 2, bench.session.audio.size());
    }

    @Test
    void goesOnWhereASessionExpired() {
        greet();
        bench.model().onError(new ServerError("invalid_request_error", "session_expired", "60 minutes", ""));
        assertEquals(2, bench.listeners.size());
        assertTrue(isUp());
    }

    @Test
    void opensAnotherSessionInTimeInAPauseAndUnheard() {
        greet();
        bench.pass(30_000);
        bench.respond("resp_2", 36_000);
        bench.pass(35_000);
        assertEquals(1, bench.listeners.size(), "not while the model speaks");
        bench.sent();
        bench.pass(1_200);
        assertEquals(2, bench.listeners.size());
        bench.listeners.get(0).onClosed(new SessionEnd(Kind.CLOSED_BY_US, "1000"));
        assertTrue(isUp());
        assertTrue(reopened().stream().noneMatch(event -> event.startsWith("create")));
    }

    @Test
    void opensNoOtherSessionWhileTheModelTakesItsLeave() {
        greet();
        callTool();
        tool.control.leaveAfterFarewell(Leaving.HANG_UP, () -> withdrawn++);
        tool.run.setSuccess(ToolResult.success("Hecho."));
        bench.pass(1);
        bench.respond("resp_2", 62_000);
        bench.pass(61_900);
        assertEquals(1, bench.listeners.size());
        bench.pass(180);
        assertEquals(1, bench.listeners.size());
        bench.pass(2_000);
        assertEquals(0, withdrawn);
        assertFalse(isUp());
    }

    @Test
    void handsTheCallBackWhenTheProviderLosesItAgainAndAgain() {
        greet();
        for (int i = 0; i < 5; i++) {
            newest().onClosed(LOST);
            newest().onSessionCreated();
            newest().onSessionUpdated();
            assertTrue(isUp());
        }
        newest().onClosed(LOST);
        bench.pass(5_000);
        assertFalse(isUp());
        assertEquals(6, bench.listeners.size());
    }

    @Test
    void handsTheCallBackWhenTheNextSessionNeverComes() {
        greet();
        lose();
        bench.pass(9_900);
        assertTrue(isUp());
        bench.pass(5_200);
        assertFalse(isUp());
    }

    private void greet() {
        bench.begin();
        bench.model().onResponseCreated("resp_1");
        bench.model().onWords(GREETING, "Hola.");
        bench.model().onResponseDone(new ResponseEnd("resp_1", "completed", "", ""));
        bench.pass(1);
    }

    private void ask() {
        bench.model().turns().onSpeechStarted("item_2", 0);
        bench.model().turns().onSpeechStopped("item_2", 900);
        bench.model().turns().onCommitted("item_2");
        bench.model().turns().onTranscriptDone("item_2", "¿Cuántos hay?");
    }

    private void callTool() {
        bench.model().functionCalls().onDone(new FunctionCall("item_9", "call_9", "lenta", "{}"), true);
        bench.pass(1);
    }

    private void lose() {
        bench.session.sent.clear();
        newest().onClosed(LOST);
        assertEquals(2, bench.listeners.size());
    }

    /** What the next session is sent when it takes events. */
    private List<String> reopened() {
        bench.session.sent.clear();
        newest().onSessionCreated();
        newest().onSessionUpdated();
        return List.copyOf(bench.session.sent);
    }

    private RealtimeListener newest() {
        return bench.listeners.get(bench.listeners.size() - 1);
    }

    private boolean isUp() {
        return bench.registry.size() == 1 && !bench.sent().contains(HANG_UP);
    }

    /** Answers when the test says so. */
    private static final class SlowTool implements Tool {
        private final List<ToolCall> calls = new ArrayList<>();
        private Promise<ToolResult> run;
        private CallControl control;

        @Override
        public ToolDefinition definition() {
            return new ToolDefinition("lenta", "Tarda.", new JsonObject());
        }

        @Override
        public Future<ToolResult> run(ToolCall call, ToolContext context) {
            calls.add(call);
            control = context.call();
            run = context.loop().newPromise();
            return run;
        }
    }
}
