package inboundcalls.record;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file of today's records and, beside it, those of past days, named by their date: {@code calls.jsonl.2026-11-22}; a second one of the same
 * day is {@code calls.jsonl.2026-11-22.2}. Nothing about them is remembered: they may be edited, moved and deleted while the server runs.
 */
public final class RecordFiles {
    private final Path today;
    private final Pattern past;

    public RecordFiles(Path today) {
        this.today = requireNonNull(today).toAbsolutePath();
        this.past = Pattern.compile(
                Pattern.quote(this.today.getFileName().toString()) + "\\.(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d{1,9}))?");
    }

    public Path today() {
        return today;
    }

    /** Those that there are, the oldest first, today's last. */
    public List<Path> all() throws IOException {
        List<Path> files = past();
        return Files.exists(today)
                ? Stream.concat(files.stream(), Stream.of(today)).toList()
                : files;
    }

    /** Gives the file that was last written on another day the name of that day. Whether it did. */
    boolean roll(LocalDate day) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(today, BasicFileAttributes.class);
            LocalDate written = LocalDate.ofInstant(file.lastModifiedTime().toInstant(), ZoneId.systemDefault());
            if (!file.isRegularFile() || file.size() == 0 || written.equals(day)) {
                return false;
            }
            Files.move(today, free(written));
            return true;
        } catch (NoSuchFileException noneYetOrRolledByAnother) {
            return false;
        }
    }

    /** Deletes those of days before that one, as far as that can be done. */
    void deleteBefore(LocalDate day) throws IOException {
        Optional<IOException> failure = Optional.empty();
        for (Path file : past()) {
            try {
                if (date(file).map(written -> written.isBefore(day)).orElse(false)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Those of past days, the oldest first. */
    List<Path> past() throws IOException {
        if (!Files.isDirectory(today.getParent())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(today.getParent())) {
            return files.filter(file -> name(file).matches())
                    .sorted((a, b) -> key(a).compareTo(key(b)))
                    .collect(Collectors.toList());
        }
    }

    /** A name that no file has: what was written on a day is never written over. */
    private Path free(LocalDate day) {
        Path file = today.resolveSibling(today.getFileName() + "." + day);
        for (int i = 2; Files.exists(file); i++) {
            file = today.resolveSibling(today.getFileName() + "." + day + "." + i);
        }
        return file;
    }

    private Optional<LocalDate> date(Path file) {
        try {
            Matcher name = name(file);
            return name.matches() ? Optional.of(LocalDate.parse(name.group(1))) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private String key(Path file) {
        Matcher name = name(file);
        String number = name.matches() && name.group(2) != null ? name.group(2) : "1";
        return name.group(1) + String.format(".%9s", number);
    }

    private Matcher name(Path file) {
        return past.matcher(file.getFileName().toString());
    }
}
