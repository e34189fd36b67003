package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.config.Config;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Gathers the keys that the caller types until a pause or {@code #}, and hands them on as one text. It may be a secret of the caller's, so it is
 * never logged. Lives on the call's event loop.
 */
final class Keypad {
    /** Longer than any number that people type; what is more is dropped. */
    static final int LIMIT = 32;

    private static final String KEYS = "0123456789*ABCD";
    private static final char END = '#';

    private final Duration pause;
    private final CallLoop loop;
    private final Consumer<String> listener;
    private final StringBuilder typed = new StringBuilder();
    private Future<?> deadline;

    /** {@code listener} is told what was typed. */
    Keypad(Config.Keypad settings, CallLoop loop, Consumer<String> listener) {
        this.pause = settings.pause();
        this.loop = requireNonNull(loop);
        this.listener = requireNonNull(listener);
        this.deadline = loop.newSucceededFuture(null);
    }

    void press(char key) {
        deadline.cancel(false);
        if (key == END) {
            handOn();
            return;
        }
        if (KEYS.indexOf(key) >= 0 && typed.length() < LIMIT) {
            typed.append(key);
        }
        deadline = loop.schedule(this::handOn, pause.toNanos(), NANOSECONDS);
    }

    /** No timer runs afterwards. */
    void close() {
        deadline.cancel(false);
    }

    private void handOn() {
        String digits = typed.toString();
        typed.setLength(0);
        if (!digits.isEmpty()) {
            listener.accept(digits);
        }
    }
}
