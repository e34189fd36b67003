package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static inboundcalls.call.CallBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call whose server stops, on frozen time. The prompt for it lasts 3.7 s. */
final class CallStopTest {
    private final CallBench bench = new CallBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tellsTheCallerAndHandsBack() {
        bench.begin();
        bench.respond("resp_1", 10_000);
        bench.pass(500);
        bench.sent();
        bench.registry.sayGoodbyeToAll();
        bench.pass(3_800);
        assertTrue(bench.session.closed);
        assertEquals(1, bench.registry.size());
        bench.pass(300);
        List<String> sent = bench.sent();
        long loud = sent.stream().filter(frame -> !frame.equals(SILENCE)).count();
        assertTrue(loud > 140 && loud < 190, loud + " frames");
        assertEquals(HANG_UP, sent.get(sent.size() - 1));
        assertEquals(1, bench.registry.ended(EndReason.SERVER_STOPPED));
    }

    @Test
    void isNotHurriedByAnotherGoodbye() {
        bench.begin();
        bench.registry.sayGoodbyeToAll();
        bench.pass(1_000);
        bench.registry.sayGoodbyeToAll();
        bench.pass(1_000);
        assertEquals(1, bench.registry.size());
    }

    @Test
    void letsAnApologyBeHeardToItsEnd() {
        bench.begin();
        bench.model().onClosed(new SessionEnd(Kind.KEY_REFUSED, ""));
        bench.pass(1_000);
        bench.registry.sayGoodbyeToAll();
        bench.pass(1_000);
        assertEquals(1, bench.registry.size());
        bench.pass(3_000);
        assertEquals(1, bench.registry.ended(EndReason.KEY_REFUSED));
    }

    @Test
    void endsAtOnceWhenItHasTo() {
        bench.begin();
        bench.registry.sayGoodbyeToAll();
        bench.pass(1_000);
        bench.sent();
        bench.registry.stopAll();
        bench.channel.runPendingTasks();
        assertEquals(List.of(HANG_UP), bench.sent());
        assertEquals(1, bench.registry.ended(EndReason.SERVER_STOPPED));
    }
}
