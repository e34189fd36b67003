package inboundcalls.record;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import inboundcalls.log.RecordedLog;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecordWriterTest {
    private static final int BEYOND = 10;

    private final RecordFile file = mock(RecordFile.class);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    /** Were this to wait for the disk, it would for ever. */
    @Test
    void letsNobodyWaitForADiskThatHangs() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        doAnswer(write -> {
                    hangs.countDown();
                    disk.await();
                    return null;
                })
                .when(file)
                .append(anyString());
        RecordWriter writer = new RecordWriter(file, timer);
        try (RecordedLog log = new RecordedLog()) {
            writer.add(SomeRecord.of(UUID.randomUUID()));
            hangs.await(20, SECONDS);
            for (int i = 0; i < RecordWriter.MOST_WAITING + BEYOND; i++) {
                writer.add(SomeRecord.of(UUID.randomUUID()));
            }
            assertEquals(BEYOND, writer.lost());
            disk.countDown();
            await().atMost(20, SECONDS).until(() -> writer.written() == RecordWriter.MOST_WAITING + 1);
            assertEquals(
                    5,
                    log.lines().stream()
                            .filter("❗ No se puede guardar el registro de una llamada: el disco no da abasto"::equals)
                            .count());
        }
        writer.close(20_000);
    }

    @Test
    void losesWhatCannotBeWrittenAndTriesTheNext() throws Exception {
        doThrow(new IOException("No space left on device"))
                .doThrow(new IllegalStateException("a bug"))
                .doNothing()
                .when(file)
                .append(anyString());
        RecordWriter writer = new RecordWriter(file, timer);
        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < 3; i++) {
                writer.add(SomeRecord.of(UUID.randomUUID()));
            }
            await().atMost(20, SECONDS).until(() -> writer.written() == 1);
            assertEquals(2, writer.lost());
            assertTrue(
                    log.lines().contains("❗ No se puede guardar el registro de una llamada: No space left on device"));
        }
        writer.close(20_000);
    }

    @Test
    void writesWhatWaitsBeforeItCloses() throws Exception {
        doNothing().when(file).append(anyString());
        RecordWriter writer = new RecordWriter(file, timer);
        for (int i = 0; i < 100; i++) {
            writer.add(SomeRecord.of(UUID.randomUUID()));
        }
        writer.close(20_000);
        assertEquals(100, writer.written());
        writer.add(SomeRecord.of(UUID.randomUUID()));
        assertEquals(1, writer.lost());
    }
}
