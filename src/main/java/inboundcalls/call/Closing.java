package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.log.CallLog;
import java.util.function.BiConsumer;

/**
 * Ends a call that must not go on, even if the caller does: the model says goodbye as soon as nobody speaks, again when it was interrupted, and
 * after {@value #GRACE_SECONDS} s the call ends without. Lives on the call's event loop.
 */
final class Closing {
    static final int GRACE_SECONDS = 30;

    private final EndReason reason;
    private final String goodbye;
    private final Farewell farewell;
    private final BiConsumer<EndReason, String> end;
    private final CallLog log;
    private boolean begun;
    private long deadline;

    /** {@code goodbye}: the instructions for it. */
    Closing(EndReason reason, String goodbye, Farewell farewell, BiConsumer<EndReason, String> end, CallLog log) {
        this.reason = requireNonNull(reason);
        this.goodbye = requireNonNull(goodbye);
        this.farewell = requireNonNull(farewell);
        this.end = requireNonNull(end);
        this.log = requireNonNull(log);
    }

    /** No effect when it has begun. */
    void begin(long now) {
        if (!begun) {
            begun = true;
            deadline = now + SECONDS.toNanos(GRACE_SECONDS);
            log.info("⌛ La llamada debe terminar: {}", reason.text());
        }
    }

    /** The call may go on; a goodbye that is being said is not taken back by this. */
    void cancel() {
        begun = false;
    }

    /** A frame has gone by, in which something went on or nothing did. */
    void beat(long now, boolean still) {
        if (begun && now >= deadline) {
            begun = false;
            end.accept(reason, "sin despedida");
        } else if (begun && still) {
            farewell.sayGoodbye(reason, goodbye);
        }
    }
}
