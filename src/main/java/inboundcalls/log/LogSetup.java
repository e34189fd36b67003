package inboundcalls.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up before its first line: the console, at INFO. Found by logback as a service, so no other set-up can come before it.
 *
 * <p>Lines are written by a thread of their own: calls log from their event loops, and neither a stuck terminal nor a slow disk may stop those.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
    /**
     * Levels of their own, whatever the root's: below INFO both log keys and sound. What the WebSocket engine logs above it the session is told
     * too, which knows of which call it is, and that a provider's broken frame is no fault of ours.
     */
    private static final Map<String, Level> PINNED = Map.of("org.java_websocket", Level.OFF, "io.netty", Level.INFO);

    private static final int WAITING_LINES = 8_192;
    private static final int FLUSH_MILLIS = 2_000;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(behind(console(context)));
        PINNED.forEach((name, level) -> context.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** The same, without ever waiting for it: what more than {@value #WAITING_LINES} lines would wait for is lost. */
    static Appender<ILoggingEvent> behind(Appender<ILoggingEvent> slow) {
        AsyncAppender async = new AsyncAppender();
        async.setContext(slow.getContext());
        async.setName(slow.getName());
        async.setQueueSize(WAITING_LINES);
        async.setDiscardingThreshold(0);
        async.setNeverBlock(true);
        async.setMaxFlushTime(FLUSH_MILLIS);
        async.addAppender(slow);
        async.start();
        return async;
    }

    /** Writes what waits, and nothing more. For the end of the process. */
    public static void stop() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        LineEncoder encoder = new LineEncoder(context, Journal.takes(Journal.STDOUT));
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
