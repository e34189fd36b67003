package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.realtime.ResponseSequencer;
import io.netty.util.concurrent.Future;

/**
 * Has a response that failed asked for once more, since the caller waits for it: after a moment, and unless the caller goes on. Lives on the
 * call's event loop.
 */
final class SecondTry {
    private static final long PAUSE_MILLIS = 500;

    private final ResponseSequencer responses;
    private final CallLoop loop;
    private Future<?> timer;
    private boolean failed;

    SecondTry(ResponseSequencer responses, CallLoop loop) {
        this.responses = requireNonNull(responses);
        this.loop = requireNonNull(loop);
        this.timer = loop.newSucceededFuture(null);
    }

    /** False, without effect, when the one before failed too. */
    boolean begin() {
        if (failed) {
            return false;
        }
        failed = true;
        timer = loop.schedule(responses::repeat, PAUSE_MILLIS, MILLISECONDS);
        return true;
    }

    /** The caller speaks, a response did not fail, or the session is over. */
    void stop() {
        failed = false;
        timer.cancel(false);
    }
}
