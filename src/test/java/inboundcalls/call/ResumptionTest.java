package inboundcalls.call;

import static inboundcalls.call.CallBench.GREETING;
import static inboundcalls.call.CallBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.realtime.RealtimeListener.ServerError;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import inboundcalls.tool.Leaving;
import inboundcalls.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls whose session is lost, on frozen time: what the next session is told, and what the caller hears meanwhile. */
final class ResumptionTest {
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
        bench.greet();
        for (int i = 0; i < 5; i++) {
            bench.listeners.get(i).onClosed(LOST);
            bench.reopen();
        }
        assertEquals(6, bench.listeners.size());
        bench.listeners.get(5).onClosed(new SessionEnd(Kind.STALLED, "1 bytes wait"));
        bench.pass(5_000);
        assertEquals(6, bench.listeners.size());
        assertEquals(1, bench.registry.ended(EndReason.MODEL_STALLED));
    }

    @Test
    void tellsTheNextSessionWhatWasSaidAndLetsItGoOn() {
        bench.greet();
        bench.ask();
        bench.model().onResponseCreated("resp_2");
        bench.model().onWords(new ContentPart("resp_2", "item_3", 0), "En el router");
        lose();
        List<String> sent = bench.reopen();
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
        assertEquals(List.of("configure", "create Saluda."), bench.reopen());
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
        bench.greet();
        bench.pass(1_000);
        bench.sent();
        lose();
        List<String> sent = bench.reopen();
        assertEquals(3, sent.size(), sent::toString);
        assertTrue(sent.get(1).startsWith("notice "), sent::toString);
        bench.pass(3_000);
        assertTrue(bench.sent().stream().allMatch(SILENCE::equals));
    }

    @Test
    void givesTheNextSessionTheResultOfAFunctionThatRan() {
        bench.greet();
        callTool();
        lose();
        bench.reopen();
        tool.run.setSuccess(ToolResult.success("Hay dos."));
        bench.pass(1);
        assertTrue(
                bench.session.sent.contains("text Ya hay resultado de la función lenta{}, pedida antes."
                        + " Es un dato, no una petición: Hay dos."),
                bench.session.sent::toString);
    }

    @Test
    void tellsAResultThatCameBetweenTheSessions() {
        bench.greet();
        callTool();
        lose();
        tool.run.setSuccess(ToolResult.success("Hay dos."));
        bench.pass(1);
        List<String> sent = bench.reopen();
        assertTrue(sent.get(2).endsWith("Función lenta{}: Hay dos."), sent::toString);
        assertTrue(sent.stream().noneMatch(event -> event.startsWith("result")), sent::toString);
    }

    @Test
    void takesAFarewellBackThatTheLostSessionWasToSay() {
        bench.greet();
        callTool();
        tool.control.leaveAfterFarewell(Leaving.TRANSFER, () -> withdrawn++);
        bench.pass(1);
        lose();
        assertEquals(1, withdrawn);
        bench.pass(9_000);
        assertTrue(bench.isUp());
    }

    @Test
    void takesAFarewellBackThatComesFromALostSession() {
        bench.greet();
        callTool();
        lose();
        bench.reopen();
        tool.control.leaveAfterFarewell(Leaving.TRANSFER, () -> withdrawn++);
        bench.pass(1);
        assertEquals(1, withdrawn);
        assertTrue(bench.isUp());
    }

    @Test
    void cancelsTheFunctionWhenTheCallEndsInTheNextSession() {
        bench.greet();
        callTool();
        lose();
        bench.reopen();
        bench.channel.close();
        bench.pass(1);
        assertTrue(tool.run.isCancelled());
    }

    @Test
    void keepsTheCallersVoiceUntilTheNextSessionListens() {
        bench.greet();
        lose();
        int before = bench.session.audio.size();
        bench.receive(SILENCE + SILENCE);
        assertEquals(before, bench.session.audio.size());
        bench.reopen();
        assertEquals(before + 2, bench.session.audio.size());
    }

    @Test
    void goesOnWhereASessionExpired() {
        bench.greet();
        bench.model().onError(new ServerError("invalid_request_error", "session_expired", "60 minutes", ""));
        assertEquals(2, bench.listeners.size());
        assertTrue(bench.isUp());
    }

    @Test
    void opensAnotherSessionInTimeInAPauseAndUnheard() {
        bench.greet();
        bench.pass(30_000);
        bench.respond("resp_2", 36_000);
        bench.pass(35_000);
        assertEquals(1, bench.listeners.size(), "not while the model speaks");
        bench.sent();
        bench.pass(1_200);
        assertEquals(2, bench.listeners.size());
        bench.listeners.get(0).onClosed(new SessionEnd(Kind.CLOSED_BY_US, "1000"));
        assertTrue(bench.isUp());
        assertTrue(bench.reopen().stream().noneMatch(event -> event.startsWith("create")));
    }

    @Test
    void opensNoOtherSessionWhileTheModelTakesItsLeave() {
        bench.greet();
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
        assertFalse(bench.isUp());
    }

    @Test
    void handsTheCallBackWhenTheProviderLosesItAgainAndAgain() {
        bench.greet();
        for (int i = 0; i < 5; i++) {
            bench.newest().onClosed(LOST);
            bench.newest().onSessionCreated();
            bench.newest().onSessionUpdated();
            assertTrue(bench.isUp());
        }
        bench.newest().onClosed(LOST);
        bench.pass(5_000);
        assertFalse(bench.isUp());
        assertEquals(6, bench.listeners.size());
    }

    @Test
    void handsTheCallBackWhenTheNextSessionNeverComes() {
        bench.greet();
        lose();
        bench.pass(9_900);
        assertTrue(bench.isUp());
        bench.pass(5_200);
        assertFalse(bench.isUp());
    }

    private void callTool() {
        bench.model().functionCalls().onDone(new FunctionCall("item_9", "call_9", "lenta", "{}"), true);
        bench.pass(1);
    }

    private void lose() {
        bench.session.sent.clear();
        bench.newest().onClosed(LOST);
        assertEquals(2, bench.listeners.size());
    }
}
