package inboundcalls.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingFilesTest {
    private static final String UUID_TEXT = "00112233-4455-6677-8899-aabbccddeeff";

    @TempDir
    private Path directory;

    @Test
    void areNamedByTheirTimeAndTheirCall() {
        Path file = new RecordingFiles(directory, 7)
                .file(LocalDateTime.parse("2026-11-22T10:00:00.123456"), UUID.fromString(UUID_TEXT));
        assertEquals(directory.resolve("20261122-100000.123-" + UUID_TEXT + ".wav"), file);
    }

    @Test
    void areDeletedWhenTheyAreOldAndNothingElseIs() throws IOException {
        Set<String> kept = Set.of(
                "20261122-100000.123-" + UUID_TEXT + ".wav",
                "20261115-100000.123-" + UUID_TEXT + ".wav.part",
                "20260101-100000.123.wav",
                "20261399-100000.123-" + UUID_TEXT + ".wav",
                "a-20260101-100000.123-" + UUID_TEXT + ".wav",
                "20260101-100000.123-" + UUID_TEXT + ".wav.txt",
                "calls.jsonl");
        for (String name : kept) {
            Files.createFile(directory.resolve(name));
        }
        for (String old : List.of(
                "20261114-235959.999-" + UUID_TEXT + ".wav", "20261114-000000.000-" + UUID_TEXT + ".wav.part")) {
            Files.createFile(directory.resolve(old));
        }
        Path elsewhere = Files.createDirectory(directory.resolve("20260101"));
        new RecordingFiles(directory, 0).deleteOld(LocalDate.parse("2026-11-22"));
        assertEquals(kept.size() + 3, names().size());
        new RecordingFiles(directory, 7).deleteOld(LocalDate.parse("2026-11-22"));
        Files.delete(elsewhere);
        assertEquals(new TreeSet<>(kept), names());
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
