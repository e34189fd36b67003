package inboundcalls.command;

import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;

/** From when on. */
final class SinceConverter implements ITypeConverter<OffsetDateTime> {
    @Override
    public OffsetDateTime convert(String text) {
        return TimeText.parse(text, 0);
    }
}
