package inboundcalls.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/** The log's file beside the console: a new one each day, the old ones named by their date, the last 30 kept. */
public final class LogFile {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final int DAYS = 30;

    private LogFile() {}

    /** From now on every line goes there too. A file that cannot be written is one warning, and the console goes on alone. */
    public static void open(Path file) {
        Path path = file.toAbsolutePath();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            warn(path, "no es un archivo"); // as root the daily change of names would take a device's away
            return;
        }
        try {
            prove(path);
            Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
            root.addAppender(LogSetup.behind(appender(path, root.getLoggerContext())));
        } catch (IOException e) {
            warn(path, e.getClass().getSimpleName());
        }
    }

    private static void warn(Path path, String reason) {
        LOG.warn(
                "No se puede escribir el registro en {} ({}): sigue solo en la consola{}",
                path,
                reason,
                Cure.of(path.getParent()));
    }

    /** Logback itself would say nothing of a file that it cannot open. */
    private static void prove(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                .close();
    }

    private static FileAppender appender(Path path, LoggerContext context) {
        LineEncoder encoder = new LineEncoder(context);
        encoder.start();
        FileAppender appender = new FileAppender();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(path.toString());
        appender.setEncoder(encoder);
        appender.setRollingPolicy(daily(appender, path));
        appender.start();
        return appender;
    }

    private static TimeBasedRollingPolicy<ILoggingEvent> daily(FileAppender appender, Path path) {
        TimeBasedRollingPolicy<ILoggingEvent> policy = new TimeBasedRollingPolicy<>();
        policy.setContext(appender.getContext());
        policy.setParent(appender);
        policy.setFileNamePattern(path + ".%d{yyyy-MM-dd}");
        policy.setMaxHistory(DAYS);
        policy.setCleanHistoryOnStart(true);
        policy.start();
        return policy;
    }
}
