package inboundcalls.recording;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of the recordings, each named by when it began and by its call: {@code 20261122-100000.123-UUID.wav}. Calls that have the same
 * UUID have files of their own. What has another name is not ours, and is let alone.
 */
final class RecordingFiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss.SSS", Locale.ROOT);
    private static final Pattern OURS =
            Pattern.compile("(\\d{8})-\\d{6}\\.\\d{3}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.wav(?:\\.part)?");

    private final Path directory;
    private final int days;

    /** {@code days}: for which they are kept; zero: for ever. */
    RecordingFiles(Path directory, int days) {
        this.directory = requireNonNull(directory).toAbsolutePath();
        this.days = days;
    }

    Path directory() {
        return directory;
    }

    Path file(LocalDateTime began, UUID uuid) {
        return directory.resolve(TIME.format(began) + "-" + uuid + ".wav");
    }

    /** Makes the directory; that it cannot be written is told before there is a call. */
    void open() throws IOException {
        Files.createDirectories(directory);
        if (!Files.isWritable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
    }

    /** Those that a process which died has left unfinished too. */
    void deleteOld(LocalDate today) throws IOException {
        if (days == 0) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (date(file).map(today.minusDays(days)::isAfter).orElse(false)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Optional<LocalDate> date(Path file) {
        Matcher name = OURS.matcher(file.getFileName().toString());
        try {
            return name.matches()
                    ? Optional.of(LocalDate.parse(name.group(1), DateTimeFormatter.BASIC_ISO_DATE))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
