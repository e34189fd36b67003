package inboundcalls.asterisk;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import inboundcalls.asterisk.AriChannel.Dialplan;
import inboundcalls.asterisk.AriChannel.Party;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On frozen time, with an Asterisk that answers when the test says so. */
final class CallerLookupTest {
    private static final UUID ANA = UUID.randomUUID();
    private static final UUID LUIS = UUID.randomUUID();

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final EventLoop loop = channel.eventLoop();
    private final List<Promise<List<AriChannel>>> requests = new ArrayList<>();
    private final CallerLookup lookup;

    CallerLookupTest() {
        channel.freezeTime();
        AriClient ari = mock(AriClient.class);
        when(ari.channels(any())).thenAnswer(request -> {
            requests.add(loop.newPromise());
            return requests.get(requests.size() - 1);
        });
        lookup = new CallerLookup(ari, loop);
    }

    @Test
    void asksAtOnceAndTellsWhoCalls() {
        Future<Optional<Caller>> caller = find(ANA);
        answer(0, ANA);
        assertEquals("number of " + ANA, caller.getNow().orElseThrow().number());
        assertEquals(1, requests.size());
    }

    @Test
    void givesAnAnswerToAllThatWait() {
        List<Future<Optional<Caller>>> callers =
                Stream.of(ANA, LUIS, ANA).map(this::find).toList();
        answer(0, ANA, LUIS);
        assertTrue(callers.stream().allMatch(caller -> caller.getNow().isPresent()));
        pass(10_000);
        assertEquals(1, requests.size());
    }

    @Test
    void asksAgainForACallThatIsNotInAnAnswerThatIsOlder() {
        find(ANA);
        Future<Optional<Caller>> luis = find(LUIS);
        answer(0, ANA);
        assertEquals(2, requests.size(), "at once");
        answer(1);
        assertFalse(luis.isDone(), "that was its first own answer");
        pass(100);
        answer(2, LUIS);
        assertTrue(luis.getNow().isPresent());
    }

    @Test
    void hasOneRequestUnderWayAtMost() {
        find(ANA);
        find(LUIS);
        pass(5_000);
        assertEquals(1, requests.size());
    }

    @Test
    void saysThatItKnowsNobodyAfterTwoAnswers() {
        Future<Optional<Caller>> caller = find(ANA);
        answer(0);
        pass(100);
        answer(1);
        assertEquals(Optional.empty(), caller.getNow());
        pass(10_000);
        assertEquals(2, requests.size());
    }

    @Test
    void triesOnceMoreWhenAsteriskFails() {
        Future<Optional<Caller>> caller = find(ANA);
        requests.get(0).setFailure(AriFailure.status(500));
        settle();
        pass(100);
        AriFailure second = AriFailure.status(503);
        requests.get(1).setFailure(second);
        settle();
        assertSame(second, caller.cause());
        pass(10_000);
        assertEquals(2, requests.size());
    }

    @Test
    void asksNoMoreForACallThatIsOver() {
        Future<Optional<Caller>> caller = find(ANA);
        caller.cancel(false);
        answer(0);
        pass(10_000);
        assertEquals(1, requests.size());
    }

    private Future<Optional<Caller>> find(UUID call) {
        Future<Optional<Caller>> caller = lookup.find(call, loop);
        settle();
        return caller;
    }

    /** The channels of these calls. */
    private void answer(int request, UUID... calls) {
        requests.get(request)
                .setSuccess(Stream.of(calls).map(CallerLookupTest::channel).toList());
        settle();
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, MILLISECONDS);
        settle();
    }

    private void settle() {
        channel.runPendingTasks();
    }

    private static AriChannel channel(UUID call) {
        Dialplan place = new Dialplan("lab", "5550100", "AudioSocket", call + ",127.0.0.1:9092");
        return new AriChannel(
                "id", "PJSIP/trunk", new Party("number of " + call, ""), new Party("", ""), place, "", "");
    }
}
