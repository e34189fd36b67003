package inboundcalls.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;

/** Prints a stack trace with every line indented, so that no exception's message can look like a line of the log. */
public final class TraceConverter extends ThrowableProxyConverter {
    private static final String INDENT = "    ";

    @Override
    public String convert(ILoggingEvent event) {
        return super.convert(event)
                .lines()
                .map(line -> INDENT + Neutral.text(line.replace("\t", INDENT)) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
