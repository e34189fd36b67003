package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.log.CallLog;
import inboundcalls.realtime.RealtimeListener.ServerError;
import inboundcalls.realtime.ResponseSequencer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that the model is to speak about, on frozen time; it may stay mute for 4 s. */
final class AnswerCueTest {
    private static final String NUDGE = "create " + AnswerCue.NUDGE;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final FakeRealtimeSession session = new FakeRealtimeSession();
    private boolean heard = true;
    private final ResponseSequencer responses = new ResponseSequencer(session, () -> heard);
    private final AnswerCue cue =
            new AnswerCue(responses, Duration.ofSeconds(4), TestParts.loop(channel.eventLoop()), new CallLog("a call"));

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void asksWhenWhatTheModelSaysHasBeenHeard() {
        heard = false;
        cue.ask();
        pass(5_000);
        assertEquals(List.of(), session.sent);
        heard = true;
        pass(20);
        assertEquals(List.of("create"), session.sent);
    }

    @Test
    void waitsForTheResponseToo() {
        responses.onCreated("resp_1");
        cue.ask();
        pass(5_000);
        assertEquals(List.of(), session.sent);
        responses.onDone("resp_1");
        assertEquals(List.of("create"), session.sent);
    }

    @Test
    void nudgesAModelThatStaysMuteOnce() {
        cue.ask();
        responses.onCreated("resp_1");
        responses.onDone("resp_1");
        pass(3_999);
        assertEquals(List.of("create"), session.sent);
        pass(1);
        assertEquals(List.of("create", NUDGE), session.sent);
        responses.onCreated("resp_2");
        responses.onDone("resp_2");
        pass(60_000);
        assertEquals(2, session.sent.size());
    }

    @Test
    void countsFromTheRequestAndNotFromTheResult() {
        heard = false;
        cue.ask();
        pass(3_000);
        heard = true;
        pass(20);
        responses.onCreated("resp_1");
        responses.onDone("resp_1");
        pass(3_980);
        assertEquals(List.of("create"), session.sent);
        pass(40);
        assertEquals(List.of("create", NUDGE), session.sent);
    }

    @Test
    void nudgesNoModelThatSpeaks() {
        cue.ask();
        responses.onCreated("resp_1");
        pass(1_000);
        cue.onAnswer();
        responses.onDone("resp_1");
        pass(60_000);
        assertEquals(List.of("create"), session.sent);
    }

    @Test
    void isNotAnsweredByWhatTheModelStillSaysBeforeItIsAsked() {
        responses.onCreated("resp_1");
        cue.ask();
        cue.onAnswer();
        responses.onDone("resp_1");
        pass(20);
        responses.onCreated("resp_2");
        responses.onDone("resp_2");
        pass(4_000);
        assertEquals(List.of("create", NUDGE), session.sent);
    }

    @Test
    void lastsOutAResponseThatIsLateRatherThanHaveItTwice() {
        cue.ask();
        responses.onCreated("resp_1");
        pass(6_000);
        assertEquals(List.of("create"), session.sent);
        cue.onAnswer();
        responses.onDone("resp_1");
        pass(60_000);
        assertEquals(List.of("create"), session.sent);
    }

    @Test
    void nudgesWhenAResponseThatWasLateEndsWithoutAWord() {
        cue.ask();
        responses.onCreated("resp_1");
        pass(6_000);
        responses.onDone("resp_1");
        pass(20);
        assertEquals(List.of("create", NUDGE), session.sent);
    }

    @Test
    void nudgesWhenTheRequestWasRefused() {
        cue.ask();
        responses.onError(new ServerError("server_error", "overloaded", "", "request_1"));
        pass(4_000);
        assertEquals(List.of("create", NUDGE), session.sent);
    }

    @Test
    void nudgesAgainForTheNextResult() {
        cue.ask();
        responses.onCreated("resp_1");
        responses.onDone("resp_1");
        pass(4_000);
        responses.onCreated("resp_2");
        responses.onDone("resp_2");
        cue.ask();
        responses.onCreated("resp_3");
        responses.onDone("resp_3");
        pass(4_000);
        assertEquals(List.of("create", NUDGE, "create", NUDGE), session.sent);
    }

    @Test
    void hasNoTimerAfterTheCall() {
        cue.ask();
        responses.onCreated("resp_1");
        responses.onDone("resp_1");
        cue.close();
        pass(60_000);
        assertEquals(List.of("create"), session.sent);
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, MILLISECONDS);
            channel.runPendingTasks();
        }
    }
}
