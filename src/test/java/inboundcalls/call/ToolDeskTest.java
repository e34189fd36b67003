package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

import inboundcalls.log.CallLog;
import inboundcalls.realtime.RealtimeListener.FunctionCall;
import inboundcalls.realtime.ResponseSequencer;
import inboundcalls.tool.FakeCall;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolResult;
import inboundcalls.tool.ToolRunner;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ToolDeskTest {
    private static final String ARGUMENTS = "{\"pregunta\":\"¿Cuántos?\"}";

    private final FakeRealtimeSession session = new FakeRealtimeSession();
    private final ResponseSequencer responses = new ResponseSequencer(session, () -> true);
    private final List<ToolCall> started = new ArrayList<>();
    private final List<Consumer<ToolResult>> answers = new ArrayList<>();
    private final List<Object> runs = new ArrayList<>();
    private final ToolRunner runner = mock(ToolRunner.class, start -> {
        started.add(start.getArgument(0));
        answers.add(start.getArgument(3));
        runs.add(mock(start.getMethod().getReturnType()));
        return runs.get(runs.size() - 1);
    });
    private final EventLoop loop = new EmbeddedChannel().eventLoop();
    private final AnswerCue cue =
            new AnswerCue(responses, Duration.ofSeconds(4), TestParts.loop(loop), new CallLog("a call"));
    private final ToolDesk desk = new ToolDesk(
            TestParts.of(loop, runner),
            () -> FakeCall.logging("a call"),
            session,
            responses,
            cue,
            mock(WaitingSounds.class));

    @Test
    void runsACallWhenItsItemIsCompleteAndNotBefore() {
        desk.onStarted(call(1, "consultar_mikrotik", ""));
        desk.onArguments("item_1", ARGUMENTS);
        desk.onArgumentsDone(call(1, "consultar_mikrotik", ARGUMENTS));
        assertEquals(List.of(), started);
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        assertEquals(List.of(new ToolCall("call_1", "consultar_mikrotik", ARGUMENTS)), started);
    }

    @Test
    void gathersTheArgumentsFromTheirPiecesWhenTheyNeverComeWhole() {
        desk.onStarted(call(1, "consultar_mikrotik", ""));
        desk.onArguments("item_1", ARGUMENTS.substring(0, 5));
        desk.onArguments("item_1", ARGUMENTS.substring(5));
        desk.onDone(call(1, "consultar_mikrotik", ""), true);
        assertEquals(ARGUMENTS, started.get(0).arguments());
    }

    @Test
    void keepsNoMoreThan64KilobytesOfACallsArguments() {
        desk.onDone(call(1, "consultar_mikrotik", "x".repeat(1 << 20)), true);
        assertEquals(64 << 10, started.get(0).arguments().length());
    }

    @Test
    void forgetsTheOldestOfTheCallsThatAreNeverFinished() {
        for (int i = 1; i <= 33; i++) {
            desk.onStarted(call(i, "consultar_mikrotik", ""));
            desk.onArguments("item_" + i, ARGUMENTS);
        }
        desk.onDone(call(2, "consultar_mikrotik", ""), true);
        desk.onDone(call(1, "consultar_mikrotik", ""), true);
        assertEquals(ARGUMENTS, started.get(0).arguments());
        assertEquals("", started.get(1).arguments());
    }

    @Test
    void runsACallOfWhichOnlyTheEndIsTold() {
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        assertEquals(List.of(new ToolCall("call_1", "consultar_mikrotik", ARGUMENTS)), started);
    }

    @Test
    void runsNoCallThatWasCut() {
        desk.onStarted(call(1, "consultar_mikrotik", ""));
        desk.onArgumentsDone(call(1, "consultar_mikrotik", ARGUMENTS));
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), false);
        assertEquals(List.of(), started);
        assertEquals(List.of(), session.sent);
    }

    @Test
    void runsACallOnceThoughItsEndIsToldTwice() {
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        assertEquals(1, started.size());
    }

    @Test
    void handsTheAnswerToTheModelAndLetsItSpeak() {
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        answers.get(0).accept(ToolResult.success("Hay dos."));
        assertEquals(List.of("result call_1 {\"success\":true,\"response\":\"Hay dos.\"}", "create"), session.sent);
    }

    @Test
    void answersThoughTheToolFailed() {
        desk.onDone(call(1, "consultar_mikrotik", "{"), true);
        answers.get(0).accept(ToolResult.failure("No entiendo."));
        assertEquals(
                List.of("result call_1 {\"success\":false,\"response\":\"No entiendo.\"}", "create"), session.sent);
    }

    @Test
    void letsTheModelSpeakOnceWhenTheLastOfManyIsAnswered() {
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        desk.onDone(call(2, "consultar_mikrotik", ARGUMENTS), true);
        answers.get(1).accept(ToolResult.success("b"));
        assertEquals(1, session.sent.size());
        answers.get(0).accept(ToolResult.success("a"));
        assertEquals("create", session.sent.get(2));
        assertEquals(3, session.sent.size());
    }

    @Test
    void letsTheModelSpeakOnceThoughTheFirstIsAnsweredBeforeTheSecondIsWritten() {
        responses.onCreated("resp_1");
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        answers.get(0).accept(ToolResult.success("a"));
        desk.onDone(call(2, "consultar_mikrotik", ARGUMENTS), true);
        done("resp_1");
        assertEquals(1, session.sent.size());
        answers.get(1).accept(ToolResult.success("b"));
        assertEquals(3, session.sent.size());
        assertEquals("create", session.sent.get(2));
    }

    @Test
    void waitsForTheEndOfTheResponseThatIsBeingGiven() {
        responses.onCreated("resp_1");
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        answers.get(0).accept(ToolResult.success("a"));
        assertEquals(1, session.sent.size());
        done("resp_1");
        assertEquals("create", session.sent.get(1));
    }

    @Test
    void doesNotWaitForASlowCallOfAnEarlierResponse() {
        responses.onCreated("resp_1");
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        done("resp_1");
        responses.onCreated("resp_2");
        desk.onDone(call(2, "consultar_mikrotik", ARGUMENTS), true);
        done("resp_2");
        answers.get(1).accept(ToolResult.success("b"));
        assertEquals("create", session.sent.get(1));
        answers.get(0).accept(ToolResult.success("a"));
        assertEquals(3, session.sent.size(), "into the conversation at once");
        responses.onCreated("resp_3");
        done("resp_3");
        assertEquals("create", session.sent.get(3), "and spoken about when the model is free");
        assertEquals(4, session.sent.size());
    }

    @Test
    void asksOnceThoughTheEndOfTheResponseIsToldTwice() {
        responses.onCreated("resp_1");
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        answers.get(0).accept(ToolResult.success("a"));
        done("resp_1");
        responses.onCreated("resp_2");
        done("resp_2");
        done("resp_1");
        assertEquals(2, session.sent.size());
    }

    @Test
    void keepsTheCallsApart() {
        desk.onStarted(call(1, "consultar_mikrotik", ""));
        desk.onStarted(call(2, "colgar", ""));
        desk.onArguments("item_2", "{}");
        desk.onArguments("item_1", "{\"a\":");
        desk.onArguments("item_1", "1}");
        desk.onArguments("item_3", "nobody's");
        desk.onDone(call(2, "colgar", ""), true);
        desk.onDone(call(1, "consultar_mikrotik", ""), true);
        assertEquals(
                List.of(
                        new ToolCall("call_2", "colgar", "{}"),
                        new ToolCall("call_1", "consultar_mikrotik", "{\"a\":1}")),
                started);
    }

    @Test
    void cancelsWhatRunsWhenTheCallIsOver() {
        desk.onDone(call(1, "consultar_mikrotik", ARGUMENTS), true);
        desk.onDone(call(2, "consultar_mikrotik", ARGUMENTS), true);
        desk.cancelAll();
        for (Object run : runs) {
            assertTrue(mockingDetails(run).getInvocations().stream()
                    .anyMatch(told -> told.getMethod().getName().equals("cancel")));
        }
    }

    private void done(String response) {
        responses.onDone(response);
        desk.onResponseDone(response);
    }

    private static FunctionCall call(int number, String name, String arguments) {
        return new FunctionCall("item_" + number, "call_" + number, name, arguments);
    }
}
