package inboundcalls.log;

import static java.util.Objects.requireNonNull;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The log of one call: every line carries the call's UUID as the key-value pair {@value #CALL}, whichever thread writes it. Thread-safe.
 * Messages use slf4j's {@code {}} placeholders.
 */
public final class CallLog {
    public static final String CALL = "call";

    private static final Logger LOG = LoggerFactory.getLogger("inboundcalls.call");

    private final String uuid;

    public CallLog(String uuid) {
        this.uuid = requireNonNull(uuid);
    }

    public void info(String message, Object... arguments) {
        write(Level.INFO, message, arguments);
    }

    public void warn(String message, Object... arguments) {
        write(Level.WARN, message, arguments);
    }

    /** A last argument that is a {@link Throwable} is printed with its stack: for our own bugs only. */
    public void error(String message, Object... arguments) {
        write(Level.ERROR, message, arguments);
    }

    private void write(Level level, String message, Object... arguments) {
        LOG.atLevel(level).addKeyValue(CALL, uuid).log(message, arguments);
    }
}
