package inboundcalls.log;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/**
 * Warnings of one kind, of which others can cause as many as they like: the first {@value #LINES} of any {@value #SECONDS_TOGETHER} seconds are
 * written, and at their end how many more there were. Thread-safe; a line takes no more time than one of any log.
 */
public final class LimitedLog {
    private static final int LINES = 5;
    private static final int SECONDS_TOGETHER = 10;

    private final Logger log;
    private final String kind;
    private final ScheduledExecutorService timer;
    private int written;
    private long leftOut;

    /** {@code kind} is how those left out are named. */
    public LimitedLog(Logger log, String kind, ScheduledExecutorService timer) {
        this.log = requireNonNull(log);
        this.kind = requireNonNull(kind);
        this.timer = requireNonNull(timer);
    }

    public void warn(String message, Object... arguments) {
        write(() -> log.warn(message, arguments));
    }

    /** As {@link #warn}, of a line that another log writes. */
    public synchronized void write(Runnable line) {
        if (written == LINES) {
            leftOut++;
            return;
        }
        if (written == 0) {
            scheduleEnd();
        }
        written++;
        line.run();
    }

    private void scheduleEnd() {
        try {
            timer.schedule(this::end, SECONDS_TOGETHER, SECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("the server stops: nobody will count what is left out", e);
        }
    }

    private synchronized void end() {
        if (leftOut > 0) {
            log.warn("{}: {} veces más en {} s", kind, leftOut, SECONDS_TOGETHER);
        }
        written = 0;
        leftOut = 0;
    }
}
