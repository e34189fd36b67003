package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.playout.PlayoutBuffer;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Has a session replaced before the provider ends it, in a pause of the conversation, so that nobody hears it. Lives on the call's event loop.
 */
final class SessionAge {
    private final Duration limit;
    private final Stillness stillness;
    private final Farewell farewell;
    private final Consumer<String> replace;
    private final CallLoop loop;
    private Future<?> timer;

    /** {@code replace} is told why. */
    SessionAge(CallParts parts, Stillness stillness, Farewell farewell, Consumer<String> replace) {
        this.limit = parts.services().config().realtime().sessionLimit();
        this.stillness = requireNonNull(stillness);
        this.farewell = requireNonNull(farewell);
        this.replace = requireNonNull(replace);
        this.loop = parts.loop();
        this.timer = loop.newSucceededFuture(null);
    }

    /** It begins now. */
    void start() {
        timer = loop.schedule(this::replaceWhenStill, limit.toNanos(), NANOSECONDS);
    }

    void stop() {
        timer.cancel(false);
    }

    private void replaceWhenStill() {
        if (stillness.isStill() && !farewell.isLeaving()) { // another session would not know of the goodbye
            replace.accept("lleva " + limit.toMinutes() + " minutos");
        } else {
            timer = loop.schedule(this::replaceWhenStill, PlayoutBuffer.FRAME_MILLIS, MILLISECONDS);
        }
    }
}
