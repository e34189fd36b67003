package inboundcalls.record;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordReaderTest {
    @TempDir
    private Path directory;

    private final List<String> read = new CopyOnWriteArrayList<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private Path path;
    private RecordReader reader;
    private Thread follower = new Thread();

    @BeforeEach
    void create() {
        path = directory.resolve("calls.jsonl");
        reader = new RecordReader(path, (call, line) -> read.add(call.uuid().substring(35)), broken::add);
    }

    @AfterEach
    void stop() throws InterruptedException {
        follower.interrupt();
        follower.join(20_000);
        assertFalse(follower.isAlive());
    }

    @Test
    void readsTheDaysInTheirOrder() throws IOException {
        Files.writeString(past("2026-11-22"), line(3));
        Files.writeString(past("2026-11-21"), line(1));
        Files.writeString(past("2026-11-21.2"), line(2));
        Files.writeString(past("old"), line(9));
        Files.writeString(path, line(4) + line(5));
        reader.read();
        assertEquals(List.of("1", "2", "3", "4", "5"), read);
        assertEquals(List.of(), broken);
    }

    @Test
    void tellsWhereALineIsBroken() throws IOException {
        String torn = line(2).substring(0, 300);
        String other = line(4).replace("\"version\":1", "\"version\":2");
        Files.writeString(
                path, line(1) + torn + "\n" + line(3) + other + "[]\n\n" + line(5).replace("2026-11", "26") + torn);
        reader.read();
        assertEquals(List.of("1", "3"), read);
        assertEquals(
                List.of(2, 4, 5, 6, 7, 8).stream()
                        .map(at -> path + ":" + at + ": not a whole record")
                        .toList(),
                broken);
    }

    @Test
    void missesAFileThatIsNotThere() {
        assertThrows(NoSuchFileException.class, reader::read);
    }

    @Test
    void followsAcrossTheEndOfTheDay() throws IOException {
        Files.writeString(past("2026-11-21"), line(1));
        follow();
        await().atMost(20, SECONDS).until(() -> read.equals(List.of("1")));
        append(line(2));
        append(line(3).substring(0, 100));
        await().atMost(20, SECONDS).until(() -> read.equals(List.of("1", "2")));
        append(line(3).substring(100));
        await().atMost(20, SECONDS).until(() -> read.equals(List.of("1", "2", "3")));
        append(line(4));
        Files.move(path, past("2026-11-22"));
        append(line(5));
        await().atMost(20, SECONDS).until(() -> read.equals(List.of("1", "2", "3", "4", "5")));
        assertEquals(List.of(), broken);
    }

    private void follow() {
        follower = new Thread(() -> {
            try {
                reader.follow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        follower.start();
    }

    private void append(String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path past(String day) {
        return directory.resolve("calls.jsonl." + day);
    }

    private static String line(int last) {
        return RecordJson.line(SomeRecord.of(UUID.fromString("00112233-4455-6677-8899-aabbccddeef" + last))) + "\n";
    }
}
