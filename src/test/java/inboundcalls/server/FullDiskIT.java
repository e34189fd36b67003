package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
