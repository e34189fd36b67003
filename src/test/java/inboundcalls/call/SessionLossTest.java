package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static inboundcalls.call.CallBench.SILENCE;
import static inboundcalls.call.CallBench.UUID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.realtime.RealtimeListener;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
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
    private static final ContentPart GREETING = new ContentPart("resp_1", "item_1", 0);
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
        newest().onSessionCreated();
        newest().onClosed(LOST);
        bench.pass(1_000);
        assertTrue(bench.sent().stream().allMatch(SILENCE::equals), "nothing was cut off");
        assertEquals(List.of("configure", "create Saluda."), reopened());
        assertTrue(isUp());
    }

    @Test
    void outlivesASessionThatIsLostBeforeItHasTakenItsSettings() {
        greet();
        newest().onClosed(LOST);
        bench.receive(SILENCE);
        newest().onClosed(LOST);
        assertEquals(3, bench.listeners.size());
        bench.receive(SILENCE);
        int before = bench.session.audio.size();
        reopened();
        assertEquals(before + 2, bench.session.audio.size(), "what the caller said meanwhile");
        bench.pass(20_000);
        assertTrue(isUp());
    }

    @Test
    void waitsNoLongerForSessionsThatAreLostSoThanForOne() {
        greet();
        newest().onClosed(LOST);
        bench.pass(6_000);
        newest().onClosed(LOST);
        bench.pass(3_900);
        assertTrue(isUp());
        bench.pass(5_200);
        assertFalse(isUp());
    }

    @Test
    void tellsTheCallerOnceHoweverManySessionsItTakes() {
        greet();
        ask();
        bench.model().onResponseCreated("resp_2");
        newest().onClosed(LOST);
        bench.sent();
        bench.pass(1_000);
        List<String> begin = bench.sent().subList(10, 15);
        newest().onClosed(LOST);
        bench.pass(3_000);
        List<String> rest = bench.sent();
        assertTrue(loud(rest.subList(0, 50)) > 40, "the phrase goes on");
        assertEquals(-1, Collections.indexOfSubList(rest, begin), "and does not begin anew");
        assertTrue(reopened().get(3).startsWith("create La conexión se cortó"));
    }

    @Test
    void asksAfterAShortPauseFromTheSecondLossInARowOn() {
        greet();
        for (int i = 0; i < 5; i++) {
            newest().onClosed(LOST);
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
        greet();
        ask();
        newest().onClosed(LOST);
        assertTrue(reopened().stream().anyMatch(event -> event.startsWith("create La conexión se cortó")));
    }

    @Test
    void opensNoOtherSessionBetweenAQuestionAndItsAnswer() {
        greet();
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
        greet();
        bench.pass(1_000);
        bench.sent();
        newest().onClosed(new SessionEnd(kind, "no sign of life for 10 s"));
        bench.pass(1_000);
        assertTrue(loud(bench.sent()) > 40);
        assertTrue(reopened().get(3).startsWith("create La conexión se cortó"));
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

    private static long loud(List<String> frames) {
        return frames.stream().filter(frame -> !frame.equals(SILENCE)).count();
    }
}
