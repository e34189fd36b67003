package inboundcalls.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordFileTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    private Path directory;

    private Path path;
    private RecordFile file;

    @BeforeEach
    void create() {
        path = directory.resolve("calls.jsonl");
        file = on(TODAY);
    }

    @Test
    void holdsALineForEachRecordAndNobodyElseMayReadIt() throws IOException {
        file.open();
        append("uno", TODAY);
        append("dos ñ", TODAY);
        assertEquals("uno\ndos ñ\n", Files.readString(path));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    void makesItsDirectory() throws IOException {
        path = directory.resolve("a/b/calls.jsonl");
        file = on(TODAY);
        file.open();
        append("uno", TODAY);
        assertEquals("uno\n", Files.readString(path));
    }

    @Test
    void endsALineThatAnotherProcessLeftUnfinished() throws IOException {
        Files.writeString(path, "whole\n{\"version\":1,\"uu");
        touch(path, TODAY);
        file.open();
        append("uno", TODAY);
        append("dos", TODAY);
        assertEquals("whole\n{\"version\":1,\"uu\nuno\ndos\n", Files.readString(path));
    }

    @Test
    void takesBackWhatDidNotGoOutWhole() throws IOException {
        append("uno", TODAY);
        try (FileChannel real = FileChannel.open(path, StandardOpenOption.APPEND)) {
            FileChannel full = mock(FileChannel.class, delegatesTo(real));
            doAnswer(write -> writeTwoBytes(real, write.getArgument(0)))
                    .when(full)
                    .write(any(ByteBuffer.class));
            IOException refused = assertThrows(IOException.class, () -> RecordFile.write(full, "dos\n"));
            assertEquals("a part of the line only was written", refused.getMessage());
        }
        touch(path, TODAY);
        append("tres", TODAY);
        assertEquals("uno\ntres\n", Files.readString(path));
    }

    @Test
    void goesOnWhereThereIsSpaceAgain() throws IOException {
        assumeFalse(Files.isRegularFile(FULL), "the device is not there");
        Files.createSymbolicLink(path, FULL);
        file.open();
        IOException full = assertThrows(IOException.class, () -> file.append("uno"));
        assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
        Files.delete(path);
        append("dos", TODAY);
        assertEquals("dos\n", Files.readString(path));
    }

    @Test
    void beginsAnewEachDay() throws IOException {
        append("uno", TODAY);
        append("dos", TODAY.plusDays(1));
        append("tres", TODAY.plusDays(1));
        append("cuatro", TODAY.plusDays(2));
        assertEquals(Set.of("calls.jsonl", "calls.jsonl.2026-11-23", "calls.jsonl.2026-11-24"), names());
        assertEquals("uno\n", Files.readString(past("2026-11-23")));
        assertEquals("dos\ntres\n", Files.readString(past("2026-11-24")));
        assertEquals("cuatro\n", Files.readString(path));
    }

    @Test
    void neverWritesOverAFileOfThatDay() throws IOException {
        Files.writeString(past("2026-11-23"), "first\n");
        Files.writeString(past("2026-11-23.2"), "second\n");
        append("third", TODAY);
        append("today", TODAY.plusDays(1));
        assertEquals("first\n", Files.readString(past("2026-11-23")));
        assertEquals("third\n", Files.readString(past("2026-11-23.3")));
        assertEquals(
                List.of(
                        "calls.jsonl.2026-11-23",
                        "calls.jsonl.2026-11-23.2",
                        "calls.jsonl.2026-11-23.3",
                        "calls.jsonl"),
                new RecordFiles(path)
                        .all().stream()
                                .map(file -> file.getFileName().toString())
                                .toList());
    }

    @Test
    void deletesWhatIsTooOldAndNothingElse() throws IOException {
        for (String name : List.of("2026-10-23", "2026-10-24", "2026-10-22.2", "2026-99-99", "old", "2026-10-01.gz")) {
            Files.writeString(past(name), "x\n");
        }
        Files.writeString(directory.resolve("other.jsonl.2020-01-01"), "x\n");
        file.open();
        assertEquals(
                Set.of(
                        "calls.jsonl",
                        "calls.jsonl.2026-10-24",
                        "calls.jsonl.2026-99-99",
                        "calls.jsonl.old",
                        "calls.jsonl.2026-10-01.gz",
                        "other.jsonl.2020-01-01"),
                names());
        append("uno", TODAY);
        append("dos", TODAY.plusDays(1));
        assertFalse(Files.exists(past("2026-10-24")));
    }

    /** A folder with something in it cannot be deleted, whoever asks. */
    @Test
    void losesNoRecordToAnOldFileThatCannotBeDeleted() throws IOException {
        Files.createDirectories(past("2026-01-01").resolve("something"));
        Files.writeString(past("2026-01-02"), "x\n");
        file.open();
        append("uno", TODAY);
        append("dos", TODAY.plusDays(1));
        assertEquals("dos\n", Files.readString(path));
        assertFalse(Files.exists(past("2026-01-02")));
    }

    /** They find yesterday's file at the same moment, again and again. */
    @Test
    void letsAnotherServerRollTheFile() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 300; i++) {
                Files.writeString(path, "x\n");
                touch(path, TODAY);
                Future<Boolean> theirs = other.submit(() -> rollsAt(together));
                rollsAt(together);
                theirs.get();
                assertFalse(Files.exists(path));
            }
        } finally {
            other.shutdownNow();
        }
    }

    private boolean rollsAt(CyclicBarrier together) throws Exception {
        RecordFiles files = new RecordFiles(path);
        together.await(10, TimeUnit.SECONDS);
        return files.roll(TODAY.plusDays(1));
    }

    @Test
    void keepsAllForEverWhereThatIsAsked() throws IOException {
        Files.writeString(past("2001-01-01"), "x\n");
        new RecordFile(path, 0, Clock.fixed(TODAY.atStartOfDay(ZONE).toInstant(), ZONE)).open();
        assertTrue(Files.exists(past("2001-01-01")));
    }

    private static int writeTwoBytes(FileChannel channel, ByteBuffer bytes) throws IOException {
        channel.write(bytes.duplicate().limit(bytes.position() + 2));
        bytes.position(bytes.position() + 2);
        return 2;
    }

    private void append(String line, LocalDate day) throws IOException {
        on(day).append(line);
        touch(path, day);
    }

    private RecordFile on(LocalDate day) {
        return new RecordFile(
                path, 30, Clock.fixed(day.atTime(12, 0).atZone(ZONE).toInstant(), ZONE));
    }

    private static void touch(Path written, LocalDate day) throws IOException {
        Files.setLastModifiedTime(
                written, FileTime.from(day.atTime(12, 0).atZone(ZONE).toInstant()));
    }

    private Path past(String day) {
        return directory.resolve("calls.jsonl." + day);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(one -> one.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
