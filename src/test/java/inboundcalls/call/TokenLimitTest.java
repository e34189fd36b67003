package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import inboundcalls.realtime.Usage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that may take 1,000 tokens. */
final class TokenLimitTest {
    private final RecordedLog log = new RecordedLog();
    private CallBench bench = begin("tokens = 1000");

    @AfterEach
    void close() {
        bench.close();
        log.close();
    }

    @Test
    void saysGoodbyeWhenNobodySpeaksAnyMoreAndHangsUp() {
        use(999);
        bench.pass(1_000);
        assertEquals(List.of(), bench.session.sent);
        bench.model().turns().onSpeechStarted("item_1", 0);
        use(1);
        bench.pass(1_000);
        assertEquals(List.of(), bench.session.sent);
        bench.model().turns().onSpeechStopped("item_1", 500);
        bench.pass(3_000);
        assertPrompted();
        bench.respond("goodbye", 1_000);
        bench.pass(1_500);
        assertEquals(HANG_UP, lastSent());
        assertEquals(1, bench.registry.ended(EndReason.TOO_MANY_TOKENS));
        assertTrue(log.lines().contains("📴 Llamada terminada: alcanzó el máximo de tokens"), log.lines()::toString);
    }

    @Test
    void endsWithoutAGoodbyeWhenTheOtherSideNeverStops() {
        use(1_000);
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.pass(29_900);
        assertEquals(1, bench.registry.size());
        bench.pass(200);
        assertEquals(1, bench.registry.ended(EndReason.TOO_MANY_TOKENS));
    }

    @Test
    void countsTheSessionsTogether() {
        use(600);
        bench.model().onClosed(new SessionEnd(Kind.LOST, "gone"));
        bench.listeners.get(1).onSessionCreated();
        bench.listeners.get(1).onSessionUpdated();
        bench.session.sent.clear();
        bench.listeners.get(1).tally().onUsage(new Usage(400, 0, 0, 0, 0, 0));
        bench.pass(100);
        bench.respond("resp_2", 20); // what the new session begins with
        bench.pass(1_000);
        assertTrue(
                bench.session.sent.stream().anyMatch(sent -> sent.contains("despídete"))
                        || log.lines().stream().anyMatch(line -> line.contains("máximo de tokens")),
                bench.session.sent::toString);
    }

    @Test
    void neverEndsACallWhereItIsOff() {
        bench.close();
        bench = begin("tokens = 0");
        use(1_000_000_000);
        bench.pass(60_000);
        assertEquals(List.of(), bench.session.sent);
        assertEquals(1, bench.registry.size());
    }

    private static CallBench begin(String limit) {
        CallBench bench =
                new CallBench(List.of(), "call.limits { silence = 0 s, duration = 0 s, turns = 0, " + limit + " }");
        bench.begin();
        bench.respond("greeting", 1_000);
        bench.pass(1_040);
        bench.session.sent.clear();
        return bench;
    }

    /** Most of it from the cache, which counts once. */
    private void use(long tokens) {
        bench.model().tally().onUsage(new Usage(tokens, 0, tokens * 9 / 10, 0, 0, 0));
    }

    private void assertPrompted() {
        assertEquals(1, bench.session.sent.size(), bench.session.sent::toString);
        assertTrue(bench.session.sent.get(0).contains("despídete"), bench.session.sent::toString);
    }

    private String lastSent() {
        List<String> sent = bench.sent();
        return sent.get(sent.size() - 1);
    }
}
