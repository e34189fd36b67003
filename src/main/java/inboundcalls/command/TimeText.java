package inboundcalls.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.TypeConversionException;

/** A time on a command line: a date, or a date and a time; this machine's, unless an offset is told. */
final class TimeText {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss[.SSS]][XXX]]");

    private TimeText() {}

    /** {@code days} after the beginning of a day that is named alone. */
    static OffsetDateTime parse(String text, int days) {
        try {
            TemporalAccessor time = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof OffsetDateTime exact) {
                return exact;
            }
            ZoneId here = ZoneId.systemDefault();
            ZonedDateTime local = time instanceof LocalDate date
                    ? date.plusDays(days).atStartOfDay(here)
                    : LocalDateTime.from(time).atZone(here);
            return local.toOffsetDateTime();
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' (expected: 2026-11-22 or 2026-11-22T10:00)");
        }
    }
}
