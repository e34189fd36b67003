package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SharedQueriesTest {
    private static final String QUESTION = "¿Cuántos clientes hay?";

    private final EventLoop loop = new EmbeddedChannel().eventLoop();
    private final EventLoop otherLoop = new EmbeddedChannel().eventLoop();
    private final MockTicker ticker = Ticker.newMockTicker();
    private final FakeQueries api = new FakeQueries();
    private final SharedQueries shared = new SharedQueries(api, Duration.ofSeconds(5), ticker);

    @Test
    void givesAnAnswerAgainWhileItIsFresh() {
        ask(QUESTION);
        pass(4_000);
        api.answer("Hay 221.");
        pass(4_999);
        assertEquals("Hay 221.", ask(QUESTION).getNow().text());
        assertEquals(1, api.questions.size());
        pass(1);
        assertFalse(ask(QUESTION).isDone());
        assertEquals(2, api.questions.size());
    }

    @Test
    void takesSpacesAndCapitalsForNothing() {
        ask(" ¿Cuántos  clientes\nhay en FIBRA ÓPTICA? ");
        api.answer("Hay 221.");
        assertTrue(ask("¿cuántos clientes hay en Fibra Óptica?").isDone());
        assertFalse(ask("¿Cuántos clientes hay en fibra?").isDone());
        assertEquals(
                List.of(" ¿Cuántos  clientes\nhay en FIBRA ÓPTICA? ", "¿Cuántos clientes hay en fibra?"),
                api.questions);
    }

    @Test
    void keepsNoFailure() {
        Future<MikroTikAnswer> first = ask(QUESTION);
        api.fail(Kind.DECLINED);
        assertEquals(Kind.DECLINED, first.getNow().kind());
        assertFalse(ask(QUESTION).isDone());
    }

    @Test
    void asksOnceForAllWhoWait() {
        Future<MikroTikAnswer> first = ask(QUESTION);
        Future<MikroTikAnswer> second = shared.query(otherLoop, QUESTION);
        api.fail(Kind.TIMEOUT);
        assertEquals(1, api.questions.size());
        assertEquals(Kind.TIMEOUT, first.getNow().kind());
        assertEquals(Kind.TIMEOUT, second.getNow().kind());
    }

    @Test
    void goesOnForThoseWhoStillWait() {
        Future<MikroTikAnswer> first = ask(QUESTION);
        Future<MikroTikAnswer> second = shared.query(otherLoop, QUESTION);
        first.cancel(false);
        assertFalse(api.asked.get(0).isDone());
        api.answer("Hay 221.");
        assertEquals("Hay 221.", second.getNow().text());
        assertTrue(first.isCancelled());
    }

    @Test
    void cancelsTheRequestWhenTheLastIsGoneAndAsksTheNextTimeAnew() {
        Future<MikroTikAnswer> first = ask(QUESTION);
        Future<MikroTikAnswer> second = ask(QUESTION);
        first.cancel(false);
        second.cancel(false);
        assertTrue(api.asked.get(0).isCancelled());
        assertFalse(ask(QUESTION).isDone());
        assertEquals(2, api.questions.size());
    }

    @Test
    void keepsTheLastSixtyFourAnswers() {
        for (int i = 0; i < 65; i++) {
            ask("¿Hay clientes en router-" + i + "?");
            api.answer("Sí.");
        }
        assertTrue(ask("¿Hay clientes en router-1?").isDone());
        assertFalse(ask("¿Hay clientes en router-0?").isDone());
    }

    private Future<MikroTikAnswer> ask(String question) {
        return shared.query(loop, question);
    }

    private void pass(int millis) {
        ticker.advance(millis, TimeUnit.MILLISECONDS);
    }
}
