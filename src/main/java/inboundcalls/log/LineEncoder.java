package inboundcalls.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

/** Writes {@code time level [call] message} in UTF-8, to the console as to the file; to journald with the priority in front. */
final class LineEncoder extends LayoutWrappingEncoder<ILoggingEvent> {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %level [%call] %text%n%trace";

    LineEncoder(Context context) {
        this(context, false);
    }

    LineEncoder(Context context, boolean journal) {
        setContext(context);
        setCharset(UTF_8);
        setLayout(journal ? new PriorityLayout(lines(context)) : lines(context));
    }

    private static PatternLayout lines(Context context) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("call", CallIdConverter::new);
        layout.getInstanceConverterMap().put("text", TextConverter::new);
        layout.getInstanceConverterMap().put("trace", TraceConverter::new);
        layout.setPattern(PATTERN);
        layout.start();
        return layout;
    }
}
