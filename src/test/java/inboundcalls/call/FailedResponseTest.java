package inboundcalls.call;

import static inboundcalls.call.CallBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses that the provider begins, or is asked for, and does not manage. The greeting is one. */
final class FailedResponseTest {
    private final CallBench bench = new CallBench();

    @BeforeEach
    void begin() {
        bench.begin();
        bench.session.sent.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void areAskedForOnceMoreInTheSameWords() {
        fail("resp_1");
        bench.pass(499);
        assertEquals(List.of(), bench.session.sent);
        bench.pass(1);
        assertEquals(List.of("create Saluda."), bench.session.sent);
    }

    @Test
    void areAskedForThoughTheProviderBeganThem() {
        answer("resp_1");
        caller(400);
        fail("resp_2");
        bench.pass(500);
        assertEquals(List.of("create"), bench.session.sent);
    }

    @Test
    void areNotAskedForWhenTheCallerGoesOn() {
        answer("resp_1");
        caller(400);
        fail("resp_2");
        caller(400);
        answer("resp_3");
        bench.pass(2_000);
        assertEquals(List.of(), bench.session.sent);
    }

    @Test
    void leadToAnotherSessionWhenTheyFailAgain() {
        fail("resp_1");
        bench.pass(500);
        bench.sent();
        fail("resp_2");
        assertEquals(2, bench.listeners.size());
        bench.pass(1_000);
        assertTrue(bench.sent().stream().filter(SILENCE::equals).count() < 10, "the caller is told");
    }

    @Test
    void doNotLeadToAnotherSessionWhenOneBetweenThemSucceeded() {
        fail("resp_1");
        bench.pass(500);
        answer("resp_2");
        fail("resp_3");
        assertEquals(1, bench.listeners.size());
    }

    @Test
    void endTheCallWhenNoSessionManagesThem() {
        for (int i = 0; i < 6; i++) {
            bench.listeners.get(i).onSessionCreated();
            bench.listeners.get(i).onSessionUpdated();
            fail("resp_a");
            fail("resp_b");
        }
        assertEquals(6, bench.listeners.size());
        bench.pass(5_000);
        assertEquals(1, bench.registry.ended(EndReason.MODEL_FAILED));
    }

    private void fail(String response) {
        bench.newest().onResponseCreated(response);
        bench.newest().onResponseDone(new ResponseEnd(response, "failed", "rate_limit_exceeded", "Slow down"));
    }

    private void answer(String response) {
        bench.newest().onResponseCreated(response);
        bench.newest().onResponseDone(new ResponseEnd(response, "completed", "", ""));
    }

    private void caller(int millis) {
        bench.newest().turns().onSpeechStarted("item", 0);
        bench.pass(millis);
        bench.newest().turns().onSpeechStopped("item", millis);
        bench.newest().turns().onCommitted("item");
    }
}
