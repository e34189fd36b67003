package inboundcalls.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Prints the message on one line, whatever it holds. */
public final class TextConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return Neutral.text(String.valueOf(event.getFormattedMessage()));
    }
}
