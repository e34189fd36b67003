package inboundcalls.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.slf4j.LoggerFactory;

/** A bug of ours in what logs that line, wherever that is: it throws, until it is closed. */
public final class BrokenLine extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final String line;

    public BrokenLine(String line) {
        this.line = line;
        start();
        root.addAppender(this);
    }

    /** Not {@link #append}: what that throws is caught. */
    @Override
    public void doAppend(ILoggingEvent event) {
        if (event.getFormattedMessage().equals(line)) {
            throw new IllegalStateException("a bug");
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {}
}
