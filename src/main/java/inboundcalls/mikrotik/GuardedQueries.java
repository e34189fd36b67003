package inboundcalls.mikrotik;

import static java.util.Objects.requireNonNull;

import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import inboundcalls.tool.CircuitBreaker;
import inboundcalls.tool.CircuitBreaker.Attempt;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;

/** Says at once that there is no answer while the API fails, instead of letting callers wait for it. Thread-safe. */
final class GuardedQueries implements MikroTikQueries {
    private final MikroTikQueries api;
    private final CircuitBreaker breaker;

    GuardedQueries(MikroTikQueries api, CircuitBreaker breaker) {
        this.api = requireNonNull(api);
        this.breaker = requireNonNull(breaker);
    }

    @Override
    public Future<MikroTikAnswer> query(EventLoop loop, String question) {
        return breaker.attempt()
                .map(attempt -> api.query(loop, question)
                        .addListener((FutureListener<MikroTikAnswer>) asked -> end(attempt, asked)))
                .orElseGet(() -> loop.newSucceededFuture(MikroTikAnswer.failed(Kind.PAUSED)));
    }

    private static void end(Attempt attempt, Future<MikroTikAnswer> asked) {
        if (asked.isSuccess()) {
            judge(attempt, asked.getNow().kind());
        } else {
            attempt.abandoned();
        }
    }

    private static void judge(Attempt attempt, Kind kind) {
        switch (kind) {
            case ANSWERED, EMPTY, DECLINED, STATUS, TOO_LARGE -> attempt.answered();
            case TIMEOUT, REFUSED, UNREACHABLE, UNKNOWN_HOST, UNTRUSTED, BROKEN, SERVER_ERROR, UNREADABLE ->
                attempt.failed();
            case INVALID_QUESTION, PAUSED -> attempt.abandoned();
        }
    }
}
