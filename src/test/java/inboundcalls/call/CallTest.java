package inboundcalls.call;

import static inboundcalls.call.CallBench.HANG_UP;
import static inboundcalls.call.CallBench.SILENCE;
import static inboundcalls.call.CallBench.UUID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import inboundcalls.realtime.RealtimeListener.ServerError;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallTest {
    private static final ContentPart ANSWER = new ContentPart("resp_1", "item_1", 0);

    private final CallBench bench = new CallBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tellsTheModelItsSettingsThenLetsItGreet() {
        bench.receive(UUID);
        bench.model().onSessionCreated();
        assertEquals(List.of("configure"), bench.session.sent);
        bench.model().onSessionUpdated();
        bench.model().onSessionUpdated();
        assertEquals(List.of("configure", "create Saluda."), bench.session.sent);
    }

    @Test
    void keepsWhatTheCallerSaysUntilTheModelListens() {
        bench.receive(UUID + SILENCE + SILENCE);
        assertEquals(0, bench.session.audio.size());
        bench.model().onSessionCreated();
        bench.model().onSessionUpdated();
        assertEquals(2, bench.session.audio.size());
        bench.receive(SILENCE + "10 0000 10 0003 000000");
        assertEquals(4, bench.session.audio.size());
        assertEquals(480, bench.session.audio.get(2).samples().length);
    }

    @Test
    void playsWhatTheModelSaysAndStopsWhenTheCallerSpeaks() {
        bench.begin();
        bench.model().onResponseCreated("resp_1");
        bench.model().onAudio(ANSWER, loud(1_000));
        bench.pass(200);
        assertEquals(
                10,
                bench.sent().stream().filter(frame -> !frame.equals(SILENCE)).count());
        bench.model().turns().onSpeechStarted("item_2", 0);
        assertEquals("truncate item_1 0 200", bench.session.sent.get(2));
        bench.pass(200);
        List<String> sent = bench.sent();
        assertTrue(sent.get(0).endsWith("00".repeat(2 * 8 * 15)), "fades out within 5 ms");
        assertEquals(Collections.nCopies(9, SILENCE), sent.subList(1, 10));
    }

    @Test
    void speaksToThePhoneAtThePhonesRate() {
        bench.begin();
        bench.receive("12 0004 00000000");
        bench.pass(20);
        assertEquals(List.of("120280" + "00".repeat(640)), bench.sent());
    }

    @Test
    void hangsUpByAMessageAndClosesTwoSecondsLater() {
        bench.begin();
        bench.pass(100);
        bench.registry.stopAll();
        bench.channel.runPendingTasks();
        List<String> sent = bench.sent();
        assertEquals(6, sent.size());
        assertEquals(HANG_UP, sent.get(5));
        bench.pass(1_999);
        assertTrue(bench.channel.isOpen());
        bench.pass(1);
        assertFalse(bench.channel.isOpen());
        assertEquals(List.of(), bench.sent());
    }

    @Test
    void writesNothingAfterItHungUpWhateverStillComes() {
        bench.begin();
        bench.model().onAudio(ANSWER, loud(1_000));
        bench.pass(100);
        bench.registry.stopAll();
        bench.channel.runPendingTasks();
        bench.sent();
        int audio = bench.session.audio.size();
        bench.model().onAudio(ANSWER, loud(1_000));
        bench.model().onAudioDone(ANSWER);
        bench.receive(SILENCE + "12 0002 0000" + "03 0001 31" + "00 0000");
        bench.pass(1_000);
        assertEquals(List.of(), bench.sent());
        assertEquals(audio, bench.session.audio.size());
    }

    @Test
    void endsOnceWhoeverAsks() {
        bench.begin();
        bench.registry.stopAll();
        bench.registry.stopAll();
        bench.channel.runPendingTasks();
        bench.model().onClosed(new SessionEnd(Kind.CLOSED_BY_US, ""));
        bench.receive("00 0000" + UUID);
        bench.channel.close();
        assertEquals(List.of(HANG_UP), bench.sent());
        assertEquals(0, bench.registry.size());
    }

    @Test
    void hangsUpWhenTheModelIsNotReadyInTime() {
        bench.receive(UUID);
        bench.model().onSessionCreated();
        bench.pass(9_999);
        assertEquals(1, bench.registry.size());
        bench.pass(1);
        assertTrue(bench.session.closed);
        assertHandsBackWithAnApology();
    }

    @Test
    void hasNoDeadlineOnceTheModelIsReady() {
        bench.begin();
        bench.pass(11_000);
        assertEquals(550, bench.sent().size());
        assertEquals(1, bench.registry.size());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSED_BY_US", "LOST", "FROZEN", "STALLED"})
    void hangsUpHoweverTheModelsSideEnds(Kind kind) {
        bench.receive(UUID);
        bench.model().onClosed(new SessionEnd(kind, "detail"));
        assertHandsBackWithAnApology();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_api_key", "insufficient_quota", "beta_api_shape_disabled"})
    void hangsUpOnAnErrorThatNoSessionSurvives(String code) {
        bench.begin();
        bench.model().onError(error(code));
        assertHandsBackWithAnApology();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"conversation_already_has_active_response", "response_cancel_not_active", "invalid_event", ""})
    void outlivesTheOtherErrors(String code) {
        bench.begin();
        bench.model().onError(error(code));
        bench.model().tally().onIgnored("rate_limits.updated");
        assertEquals(1, bench.registry.size());
    }

    @Test
    void hangsUpWhenItsSettingsAreRefused() {
        bench.receive(UUID);
        bench.model().onSessionCreated();
        bench.model().onError(error("invalid_value"));
        assertHandsBackWithAnApology();
    }

    @Test
    void outlivesAResponseThatFailed() {
        bench.begin();
        bench.model().onResponseCreated("resp_1");
        bench.model().onResponseDone(new ResponseEnd("resp_1", "failed", "rate_limit_exceeded", "Slow down"));
        assertEquals(1, bench.registry.size());
        bench.model().onResponseDone(new ResponseEnd("resp_2", "failed", "insufficient_quota", "No money"));
        assertHandsBackWithAnApology();
    }

    @Test
    void leavesAtOnceWhenTheCallerHangsUpInTheApology() {
        bench.begin();
        bench.model().onError(error("insufficient_quota"));
        bench.pass(500);
        assertEquals(1, bench.registry.size());
        bench.channel.close();
        assertEquals(0, bench.registry.size());
    }

    /** The sentence, some silence, 0x00 and nothing else. */
    private void assertHandsBackWithAnApology() {
        bench.sent();
        assertEquals(1, bench.registry.size());
        bench.pass(5_000);
        List<String> sent = bench.sent();
        assertEquals(HANG_UP, last(sent));
        long loud = sent.stream().filter(frame -> !frame.equals(SILENCE)).count();
        assertTrue(loud > 120 && loud < 170, loud + " frames");
        assertEquals(Collections.nCopies(8, SILENCE), sent.subList(sent.size() - 9, sent.size() - 1));
        assertEquals(0, bench.registry.size());
    }

    private static ServerError error(String code) {
        return new ServerError("invalid_request_error", code, "No.", "");
    }

    private static String last(List<String> sent) {
        return sent.get(sent.size() - 1);
    }

    private static Pcm loud(int millis) {
        short[] loud = new short[24 * millis];
        Arrays.fill(loud, (short) 10_000);
        return new Pcm(loud, 24_000);
    }
}
