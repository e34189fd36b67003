package inboundcalls.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

/** Writes {@code time level [call] message} in UTF-8, to the console as to the file. */
final class LineEncoder extends LayoutWrappingEncoder<ILoggingEvent> {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %level [%call] %text%n%trace";

    LineEncoder(Context context) {
        setContext(context);
        setCharset(UTF_8);
        setLayout(layout(context));
    }

    private static PatternLayout layout(Context context) {
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
