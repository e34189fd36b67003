package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bugs of ours, wherever in a call they are: each ends its call, is told once, and is passed over by nobody. */
final class CallFaultTest {
    private static final String KEY = "03 0001 31";

    private final RecordedLog log = new RecordedLog();
    private final CallBench bench = new CallBench(List.of(), "call.limits.silence = 1 s");

    @AfterEach
    void close() {
        bench.close();
        log.close();
    }

    @Test
    void endsTheCallOnABugInATimer() {
        bench.begin();
        bench.receive(KEY);
        bench.session.broken = true;
        bench.pass(1_499);
        assertEquals(0, bench.registry.ended(EndReason.FAULT));
        bench.pass(10_000);
        assertEndedOnce();
    }

    @Test
    void endsTheCallOnABugInABeat() {
        bench.begin();
        bench.respond("resp_1", 100);
        bench.session.broken = true;
        bench.pass(10_000);
        assertEndedOnce();
    }

    private void assertEndedOnce() {
        assertEquals(1, bench.registry.ended(EndReason.FAULT));
        assertTrue(bench.session.closed);
        assertEquals(List.of("Fallo interno"), log.traces());
    }
}
