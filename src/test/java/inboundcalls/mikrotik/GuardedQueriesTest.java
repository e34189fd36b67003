package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import inboundcalls.tool.CircuitBreaker;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GuardedQueriesTest {
    private final EventLoop loop = new EmbeddedChannel().eventLoop();
    private final MockTicker ticker = Ticker.newMockTicker();
    private final FakeQueries api = new FakeQueries();
    private final GuardedQueries guarded =
            new GuardedQueries(api, new CircuitBreaker("API", 2, Duration.ofSeconds(30), ticker));

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "TIMEOUT",
                "REFUSED",
                "UNREACHABLE",
                "UNKNOWN_HOST",
                "UNTRUSTED",
                "BROKEN",
                "SERVER_ERROR",
                "UNREADABLE"
            })
    void asksNoMoreWhenTheApiFails(Kind kind) {
        end(kind);
        end(kind);
        MikroTikAnswer answer = ask().getNow();
        assertEquals(2, api.questions.size());
        assertEquals(
                new MikroTikAnswer(
                        Kind.PAUSED,
                        "El sistema de consultas no está disponible en este momento."
                                + " Por favor, intenta de nuevo más tarde."),
                answer);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ANSWERED", "EMPTY", "DECLINED", "STATUS", "TOO_LARGE"})
    void takesAnAnswerForASignOfLife(Kind kind) {
        end(Kind.TIMEOUT);
        end(kind);
        end(Kind.TIMEOUT);
        assertEquals(Kind.ANSWERED, end(Kind.ANSWERED));
    }

    @Test
    void takesAQuestionThatWasNotSentForNothing() {
        end(Kind.TIMEOUT);
        end(Kind.INVALID_QUESTION);
        end(Kind.TIMEOUT);
        assertEquals(Kind.PAUSED, ask().getNow().kind());
    }

    @Test
    void takesAQuestionThatNobodyWaitedForForNothing() {
        end(Kind.TIMEOUT);
        end(Kind.TIMEOUT);
        ticker.advance(30, TimeUnit.SECONDS);
        assertTrue(ask().cancel(false));
        assertEquals(Kind.ANSWERED, end(Kind.ANSWERED));
        assertEquals(Kind.ANSWERED, end(Kind.ANSWERED));
    }

    private Kind end(Kind kind) {
        Future<MikroTikAnswer> asked = ask();
        api.fail(kind);
        return asked.getNow().kind();
    }

    private Future<MikroTikAnswer> ask() {
        return guarded.query(loop, "¿Hay clientes?");
    }
}
