package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Wav;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose log's file is on a disk without space, for a while. */
class FullDiskIT {
    /** More than the console's file will have: the limit is one for any file. */
    private static final int FILLED_BYTES = 4 << 20;

    /** The console's file has less. */
    private static final int FEW_SECONDS_BYTES = 200_000;

    private static final int BLOCK_BYTES = 8_000;
    private static final int BLOCK_MILLIS = 250;
    private static final String CUT = "❗ Se corta la grabación de una llamada: ";

    @TempDir
    private Path directory;

    /** No disk is filled up: the process is not let write beyond the end that the file has. */
    @Test
    void costsCallsNothingAndIsToldOnTheConsoleAndTheFileGoesOnWhenThereIsSpace() throws Exception {
        Path file = Files.write(directory.resolve("inbound.log"), new byte[FILLED_BYTES]);
        Map<String, String> logFile = Map.of("LOG_FILE_PATH", file.toString());
        try (ProcessStage stage = new ProcessStage(Scenario.of(KEY), List.of(), logFile, directory)) {
            stage.limit("fsize", FILLED_BYTES);
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).pollInterval(1, SECONDS).untilAsserted(() -> assertGreeted(caller));
            pressManyKeys(stage);
            String console = stage.server().log();
            assertEquals(1, places(console, "No se puede escribir el registro en " + file + " (File too large)"));
            assertEquals(2, places(console, "📞 Llamada entrante"));
            assertFalse(console.contains("Exception"), console);
            assertFalse(Files.readString(file).contains("Llamada entrante"));

            stage.limit("fsize", 2 * FILLED_BYTES);
            pressManyKeys(stage);
            await().atMost(20, SECONDS).until(() -> Files.readString(file).contains("Llamada terminada"));
        }
    }

    /** Of the sound so far there is a file that can be played; of the record nothing is missing. */
    @Test
    void endsTheRecordingAloneWhileTheCallGoesOn() throws Exception {
        Path audio = directory.resolve("audio");
        Map<String, String> paths = Map.of(
                "CALLS_AUDIO_DIR",
                audio.toString(),
                "CALLS_FILE_PATH",
                directory.resolve("calls.jsonl").toString());
        try (ProcessStage stage = new ProcessStage(Scenario.of(KEY), List.of(), paths, directory)) {
            stage.limit("fsize", FEW_SECONDS_BYTES);
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).pollInterval(1, SECONDS).untilAsserted(() -> assertGreeted(caller));
            await().atMost(20, SECONDS).until(() -> stage.server().log().contains(CUT + "File too large"));
            long heard = caller.heard().asItCame().millis();
            await().atMost(20, SECONDS).until(() -> caller.heard().asItCame().millis() > heard + 1_000);
            caller.hangUp();
            await().atMost(20, SECONDS).until(() -> stage.server().log().contains("Llamada terminada"));
            stage.server().stop();
            String console = stage.server().log();
            assertEquals(1, places(console, CUT));
            assertTrue(console.contains("📊 Grabaciones de llamadas: 0 guardadas, 1 cortadas"), console);
            assertTrue(console.contains("📊 Registros de llamadas: 1 guardados, 0 perdidos"), console);
            assertFalse(console.contains("Exception"), console);
        }
        List<Path> files = List.copyOf(RecordedSound.files(audio));
        assertEquals(1, files.size());
        List<Pcm> tracks = RecordedSound.read(files.get(0));
        assertEquals(
                (FEW_SECONDS_BYTES - Wav.HEADER_BYTES) / BLOCK_BYTES * BLOCK_MILLIS,
                tracks.get(0).millis());
        Judgement greeting = RecordingJudge.judge(
                new Resampler(8_000, 24_000).resample(tracks.get(1)),
                0,
                RECORDINGS.greeting().sound());
        assertTrue(greeting.isFound() && greeting.faults().isEmpty(), greeting::describe);
    }

    /** As many lines, each of which cannot be written. */
    private static void pressManyKeys(ProcessStage stage) throws Exception {
        int before = places(stage.server().log(), "Tecla recibida");
        try (RawPeer phone = new RawPeer(stage.server().address())) {
            phone.send(RawPeer.IDENTITY + "03 0001 31".repeat(1_000));
            await().atMost(20, SECONDS).until(() -> places(stage.server().log(), "Tecla recibida") == before + 1_000);
        }
    }

    private static void assertGreeted(SyntheticCaller caller) {
        Judgement greeting = RecordingJudge.judge(
                caller.heard().asItCame(), 0, RECORDINGS.greeting().sound());
        assertTrue(greeting.isFound() && greeting.isComplete(), greeting::describe);
    }

    private static int places(String log, String text) {
        return log.split(Pattern.quote(text), -1).length - 1;
    }
}
