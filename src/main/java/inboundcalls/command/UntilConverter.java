package inboundcalls.command;

import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;

/** Until when: to the end of a day that is named alone. */
final class UntilConverter implements ITypeConverter<OffsetDateTime> {
    @Override
    public OffsetDateTime convert(String text) {
        return TimeText.parse(text, 1);
    }
}
