package inboundcalls.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged, by whatever logger and thread, until it is closed. */
public final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("inboundcalls");
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    public RecordedLog() {
        ours.setLevel(Level.INFO);
        start();
        root.addAppender(this);
    }

    public List<String> lines() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** The lines of the call with that UUID. */
    public List<String> lines(String uuid) {
        CallIdConverter id = new CallIdConverter();
        return events.stream()
                .filter(event -> id.convert(event).equals(uuid))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** The lines that came with a stack trace. */
    public List<String> traces() {
        return events.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** What was thrown on the one line that was logged. */
    public Throwable thrown() {
        if (events.size() != 1) {
            throw new AssertionError("lines: " + lines() + " (expected: one)");
        }
        return ((ThrowableProxy) events.get(0).getThrowableProxy()).getThrowable();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        ours.setLevel(null);
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }
}
