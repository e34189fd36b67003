package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.DebianTool;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that is watched in a browser. */
class PanelIT {
    @TempDir
    private Path directory;

    @BeforeAll
    static void needsABrowser() throws Exception {
        new DebianTool("chromium", "chromium").run(List.of("--version"));
        new DebianTool("node", "nodejs").run(List.of("--version"));
        if (!Files.exists(Path.of("src/test/peer/browser/node_modules"))) {
            new DebianTool("npm", "npm").run(List.of("--prefix", "src/test/peer/browser", "ci", "--ignore-scripts"));
        }
    }

    @Test
    void showsACallItsFunctionAndItsEnd() throws Exception {
        int port = FreePort.find();
        try (WholeCall stage = new WholeCall(Scenario.of(KEY), Map.of("ADMIN_PORT", String.valueOf(port)))) {
            stage.mikrotik().delay(Duration.ofSeconds(8));
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            Path said = directory.resolve("said");
            Path pictures = Files.createDirectories(Path.of("target", "panel"));
            Process browser = new ProcessBuilder(
                            "node",
                            "src/test/peer/browser/panel.js",
                            "http://127.0.0.1:" + port + "/panel",
                            pictures.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                awaitWord(said, "shown", browser);
                caller.say(RECORDINGS.question("pregunta-clientes-router").sound());
                awaitWord(said, "tool", browser);
                caller.hangUp();
                assertTrue(browser.waitFor(60, SECONDS), Files.readString(said));
                assertEquals(0, browser.exitValue(), Files.readString(said));
            } finally {
                browser.destroyForcibly();
            }
        }
    }

    private static void awaitWord(Path said, String word, Process browser) {
        await().atMost(60, SECONDS).until(() -> Files.readString(said).contains(word + "\n") || !browser.isAlive());
    }
}
