package inboundcalls.call;

import static inboundcalls.call.CallBench.SILENCE;
import static inboundcalls.call.CallBench.UUID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losses in a row, and at bad moments, on frozen time. A session may take 10 s. */
final class SessionLossTest {
    private static final SessionEnd LOST = new SessionEnd(Kind.LOST, "1012 restart");

    private final CallBench bench =
            new CallBench(List.of(), "realtime.session-limit = 60 s", "call.limits.silence = 0 s");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void outlivesAFirstSessionThatIsLostBeforeItHasTakenItsSettings() {
        bench.receive(UUID);
        bench.newest().onSessionCreated();
        bench.newest().onClosed(LOST);
        bench.pass(1_000);
        assertTrue(bench.sent().stream().allMatch(SILENCE::equals), "nothing was cut off");
        assertEquals(List.of("configure", "create Saluda."), bench.reopen());
        assertTrue(bench.isUp());
    }

    @Test
    void outlivesASessionThatIsLostBeforeItHasTakenItsSettings() {
        bench.greet();
        bench.newest().onClosed(LOST);
        bench.receive(SILENCE);
        bench.newest().onClosed(LOST);
        assertEquals(3, bench.listeners.size());
        bench.receive(SILENCE);
        int before = bench.session.audio.size();
        bench.reopen();
        assertEquals(before + 2, bench.session.audio.size(), "what the caller said meanwhile");
        bench.pass(20_000);
        assertTrue(bench.isUp());
    }

    @Test
    void waitsNoLongerForSessionsThatAreLostSoThanForOne() {
        bench.greet();
        bench.newest().onClosed(LOST);
        bench.pass(6_000);
        bench.newest().onClosed(LOST);
        bench.pass(3_900);
        assertTrue(bench.isUp());
        bench.pass(5_200);
        assertFalse(bench.isUp());
    }

    @Test
    void tellsTheCallerOnceHoweverManySessionsItTakes() {
        bench.greet();
        bench.ask();
        bench.model().onResponseCreated("resp_2");
        bench.newest().onClosed(LOST);
        bench.sent();
        bench.pass(1_000);
        List<String> begin = bench.sent().subList(10, 15);
        bench.newest().onClosed(LOST);
        bench.pass(3_000);
        List<String> rest = bench.sent();
        assertTrue(loud(rest.subList(0, 50)) > 40, "the phrase goes on");
        assertEquals(-1, Collections.indexOfSubList(rest, begin), "and does not begin anew");
        assertTrue(bench.reopen().get(3).startsWith("create La conexión se cortó"));
    }

    @Test
    void asksAfterAShortPauseFromTheSecondLossInARowOn() {
        bench.greet();
        for (int i = 0; i < 5; i++) {
            bench.newest().onClosed(LOST);
        }
        assertEquals(0, bench.pauses.get(0));
        assertEquals(0, bench.pauses.get(1));
        for (int i = 2; i < 6; i++) {
            long most = 100L << (i - 1);
            assertTrue(bench.pauses.get(i) >= most / 2 && bench.pauses.get(i) <= most, bench.pauses::toString);
        }
    }

    @Test
    void answersWhatWasAskedJustBeforeTheSessionWasLost() {
        bench.greet();
        bench.ask();
        bench.newest().onClosed(LOST);
        assertTrue(bench.reopen().stream().anyMatch(event -> event.startsWith("create La conexión se cortó")));
    }

    @Test
    void opensNoOtherSessionBetweenAQuestionAndItsAnswer() {
        bench.greet();
        bench.pass(59_900);
        bench.model().turns().onSpeechStarted("item_2", 0);
        bench.pass(200);
        bench.model().turns().onSpeechStopped("item_2", 900);
        bench.model().turns().onCommitted("item_2");
        bench.pass(40);
        assertEquals(1, bench.listeners.size());
    }

    /** Nobody knows what the caller said into it. */
    @ParameterizedTest
    @EnumSource(names = {"FROZEN", "STALLED"})
    void tellsTheCallerWhenTheSessionMayHaveHeardNothing(Kind kind) {
        bench.greet();
        bench.pass(1_000);
        bench.sent();
        bench.newest().onClosed(new SessionEnd(kind, "no sign of life for 10 s"));
        bench.pass(1_000);
        assertTrue(loud(bench.sent()) > 40);
        assertTrue(bench.reopen().get(3).startsWith("create La conexión se cortó"));
    }

    private static long loud(List<String> frames) {
        return frames.stream().filter(frame -> !frame.equals(SILENCE)).count();
    }
}
