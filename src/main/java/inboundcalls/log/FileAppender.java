package inboundcalls.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.recovery.RecoveryListener;
import ch.qos.logback.core.recovery.ResilientFileOutputStream;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the log's file, and tells the console when it cannot, once a minute at most: logback itself would keep it to itself. It opens the file
 * again and again, so what comes when there is space again is written; what came meanwhile is not. Lives on the thread of its queue.
 */
final class FileAppender extends RollingFileAppender<ILoggingEvent> implements RecoveryListener {
    private static final Logger LOG = LoggerFactory.getLogger(FileAppender.class);
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long toldAt = System.nanoTime() - PAUSE_NANOS;

    @Override
    public void openFile(String name) throws IOException {
        super.openFile(name);
        ((ResilientFileOutputStream) getOutputStream()).addRecoveryListener(this);
    }

    @Override
    public void newFailure(IOException failure) {
        long now = System.nanoTime();
        if (now - toldAt >= PAUSE_NANOS) {
            toldAt = now;
            LOG.warn(
                    "No se puede escribir el registro en {} ({}): sigue en la consola",
                    getFile(),
                    failure.getMessage());
        }
    }

    /** Tells nothing: what is only buffered counts as written here. */
    @Override
    public void recoveryOccured() {}
}
