package inboundcalls.log;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LevelToSyslogSeverity;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.LayoutBase;
import java.util.stream.Collectors;

/** Lines as another layout has them, each of them, a trace's too, with its priority in front: journald knows of no event, only of lines. */
final class PriorityLayout extends LayoutBase<ILoggingEvent> {
    private final Layout<ILoggingEvent> lines;

    PriorityLayout(Layout<ILoggingEvent> lines) {
        this.lines = requireNonNull(lines);
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String prefix = Journal.prefix(LevelToSyslogSeverity.convert(event));
        return lines.doLayout(event)
                .lines()
                .map(line -> prefix + line + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
