package inboundcalls.recording;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Wav;
import inboundcalls.log.CallLog;
import inboundcalls.log.RecordedLog;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecorderTest {
    private static final String CUT = "❗ Se corta la grabación de una llamada: ";
    private static final int MOST_BLOCKS = 8;

    @TempDir
    private Path directory;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final MockTicker clock = Ticker.newMockTicker();
    private final WavFile disk = mock(WavFile.class);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void writesAFileThatOthersCannotReadAndThatIsWholeWhenItHasItsName() throws Exception {
        Recorder recorder = recorder(WavFile::new);
        Recording recording = begin(recorder);
        speak(recording, 60);
        Path file = recording.file().orElseThrow();
        Path part = Path.of(file + WavFile.PART);
        await().atMost(20, SECONDS).until(() -> Files.exists(part));
        recording.end();
        speak(recording, 10);
        recorder.close(20_000);
        assertEquals(List.of(file), files());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (InputStream in = Files.newInputStream(file)) {
            List<Pcm> tracks = Wav.read(in);
            assertEquals(8_000, tracks.get(0).rate());
            assertEquals(60 * 160, tracks.get(0).samples().length);
            assertEquals(-1, tracks.get(0).samples()[100]);
            assertEquals(1, tracks.get(1).samples()[100]);
        }
        assertEquals(1, recorder.written());
        assertEquals(0, recorder.cut());
    }

    @Test
    void endsTheRecordingAloneWhenTheDiskIsFullAndKeepsWhatThereIs() throws Exception {
        doNothing()
                .doThrow(new IOException("No space left on device"))
                .when(disk)
                .append(any());
        Recorder recorder = recorder(path -> disk);
        try (RecordedLog log = new RecordedLog()) {
            Recording recording = begin(recorder);
            speak(recording, 30);
            await().atMost(20, SECONDS).until(() -> recorder.cut() == 1);
            speak(recording, 100);
            recording.end();
            recorder.close(20_000);
            assertEquals(List.of(CUT + "No space left on device"), told(log));
        }
        verify(disk, times(2)).append(any());
        verify(disk).finish();
        assertEquals(0, recorder.written());
    }

    /** Were the calls to wait for the disk, they would for ever. */
    @Test
    void letsNobodyWaitForADiskThatHangsAndEndsWhatThereIsNoMemoryFor() throws Exception {
        CountDownLatch hung = new CountDownLatch(1);
        CountDownLatch works = new CountDownLatch(1);
        doAnswer(write -> {
                    hung.countDown();
                    works.await();
                    return ((ByteBuffer) write.getArgument(0)).limit();
                })
                .when(disk)
                .append(any());
        Recorder recorder = recorder(path -> disk);
        try (RecordedLog log = new RecordedLog()) {
            Recording first = begin(recorder);
            speak(first, 20);
            assertTrue(hung.await(20, SECONDS));
            speak(first, 100);
            assertEquals(List.of(CUT + "el disco no da abasto"), told(log));
            works.countDown();
            await().atMost(20, SECONDS).untilAsserted(() -> verify(disk).finish());
            Recording next = begin(recorder);
            speak(next, 20);
            next.end();
            recorder.close(20_000);
        }
        assertEquals(1, recorder.written());
        assertEquals(1, recorder.cut());
    }

    @Test
    void doesNotEndACallForABugOfItsOwn() throws Exception {
        doThrow(new IllegalStateException("a bug")).when(disk).append(any());
        Recorder recorder = recorder(path -> disk);
        Recording recording = begin(recorder);
        recording.assistant(new Pcm(new short[160], 8_000));
        recording.caller(new Pcm(new short[160], 12_345)); // which nobody converts
        speak(recording, 100);
        recording.end();
        recorder.close(20_000);
        assertEquals(1, recorder.cut());
    }

    @Test
    void leavesNoFileOfACallWithoutSound() throws Exception {
        Recorder recorder = recorder(WavFile::new);
        begin(recorder).end();
        recorder.close(20_000);
        assertEquals(List.of(), files());
        assertEquals(0, recorder.written() + recorder.cut());
    }

    @Test
    void tellsAtTheStartThatItCannotWrite() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (RecordedLog log = new RecordedLog()) {
            new Recorder(new RecordingFiles(file.resolve("below"), 7), WavFile::new, MOST_BLOCKS, timer).close(20_000);
            assertTrue(log.lines().get(0).startsWith("❗ No se puede grabar las llamadas: "), log.lines()::toString);
        }
    }

    private Recorder recorder(Function<Path, WavFile> opener) {
        return new Recorder(new RecordingFiles(directory, 7), opener, MOST_BLOCKS, timer);
    }

    private Recording begin(Recorder recorder) {
        UUID uuid = UUID.randomUUID();
        return recorder.begin(uuid, new CallLog(uuid.toString()), clock);
    }

    private void speak(Recording recording, int frames) {
        Pcm assistant = new Pcm(new short[160], 8_000);
        Pcm caller = new Pcm(new short[160], 8_000);
        Arrays.fill(assistant.samples(), (short) 1);
        Arrays.fill(caller.samples(), (short) -1);
        for (int i = 0; i < frames; i++) {
            recording.assistant(assistant);
            recording.caller(caller);
            clock.advance(20, MILLISECONDS);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static List<String> told(RecordedLog log) {
        return log.lines().stream().filter(line -> line.startsWith(CUT)).toList();
    }
}
