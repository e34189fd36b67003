package inboundcalls.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** Prints the UUID of the call that a line belongs to, or {@code -}. */
public final class CallIdConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                if (pair.key.equals(CallLog.CALL)) {
                    return Neutral.text(String.valueOf(pair.value));
                }
            }
        }
        return "-";
    }
}
