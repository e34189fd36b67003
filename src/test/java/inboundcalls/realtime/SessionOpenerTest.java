package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.CallLog;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attempts on frozen time, with 5 s for all of them. */
final class SessionOpenerTest {
    private final HeardEvents heard = new HeardEvents();
    private final List<RealtimeWebSocket> attempts = new ArrayList<>();
    private final EmbeddedChannel clock = new EmbeddedChannel();
    private final SessionOpener opener;

    SessionOpenerTest() {
        clock.freezeTime();
        opener = new SessionOpener(
                new ModelEndpoint(URI.create("ws://localhost/v1?model=m"), Map.of(), ModelFormat.PCM16),
                heard,
                new CallLog("a call"),
                clock.eventLoop(),
                Duration.ofSeconds(5),
                0,
                attempts::add);
        pass(0);
    }

    @AfterEach
    void close() {
        clock.finishAndReleaseAll();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "TIMED_OUT", "LIMITED", "UNAVAILABLE", "LOST", "FROZEN", "STALLED"})
    void triesAgainWhereThatMayHelp(Kind kind) {
        fail(kind, "trouble");
        pass(200);
        assertEquals(2, attempts.size());
        assertEquals(List.of(), heard.calls);
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_REFUSED", "MODEL_UNKNOWN", "REFUSED", "FAULT"})
    void givesUpAtOnceWhereItCannot(Kind kind) {
        fail(kind, "trouble");
        pass(5_000);
        assertEquals(List.of(closed(kind, "trouble")), heard.calls);
        assertEquals(1, attempts.size());
    }

    @Test
    void pausesLongerEachTimeAndTellsTheLastTroubleBeforeTheLimit() {
        for (int i = 0; i < 5_000 && heard.calls.isEmpty(); i++) {
            int before = attempts.size();
            fail(Kind.UNAVAILABLE, "HTTP 503, " + before);
            pass(1);
            while (attempts.size() == before && heard.calls.isEmpty()) {
                pass(1);
            }
        }
        assertEquals(List.of(closed(Kind.UNAVAILABLE, "HTTP 503, " + attempts.size())), heard.calls);
        assertTrue(attempts.size() >= 5 && attempts.size() <= 7, attempts.size() + " attempts");
    }

    @Test
    void tellsOnceThatItWasClosedInAPause() {
        fail(Kind.UNREACHABLE, "refused");
        opener.close();
        pass(5_000);
        assertEquals(List.of(closed(Kind.CLOSED_BY_US, "")), heard.calls);
        assertEquals(1, attempts.size());
    }

    @Test
    void tellsOnceThatItWasClosedWhileItConnected() {
        opener.close();
        fail(Kind.TIMED_OUT, "late");
        pass(5_000);
        assertEquals(List.of(closed(Kind.CLOSED_BY_US, "late")), heard.calls);
        assertEquals(1, attempts.size());
    }

    private void fail(Kind kind, String detail) {
        attempts.get(attempts.size() - 1).failed(kind, detail);
    }

    private void pass(int millis) {
        clock.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        clock.runScheduledPendingTasks();
        clock.runPendingTasks();
    }

    private static String closed(Kind kind, String detail) {
        return "closed SessionEnd[kind=" + kind + ", detail=" + detail + "]";
    }
}
