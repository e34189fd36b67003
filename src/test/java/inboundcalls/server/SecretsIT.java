package inboundcalls.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedAri;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secrets of a server that holds a call, and then crashes. */
class SecretsIT {
    private static final String MARK = "nobody-may-see";
    private static final String KEY = "sk-" + MARK + "-this-key";
    private static final String TOKEN = MARK + "-this-token";
    private static final String PASSWORD = MARK + "-this-password";

    @TempDir
    private Path directory;

    @Test
    void areInNothingThatTheServerShowsOrLeaves() throws Exception {
        int admin = FreePort.find();
        try (SimulatedAri ari = SimulatedAri.start(0);
                ProcessStage stage = stage(ari, admin)) {
            stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            for (String page : List.of("/health", "/ready", "/metrics", "/calls")) {
                assertNotIn(get(admin, page), page);
            }
            Path arguments = Path.of("/proc", String.valueOf(stage.server().pid()), "cmdline");
            assertNotIn(Files.readString(arguments, ISO_8859_1), "the process's arguments");
            crash(stage);
            assertNotIn(stage.server().log(), "the log");
            String report = Files.readString(directory.resolve("crash.log"), ISO_8859_1);
            assertTrue(report.contains("SIGSEGV"), report);
            assertNotIn(report, "the JVM's report of the crash");
        }
    }

    private static void assertNotIn(String text, String where) {
        int place = text.indexOf(MARK);
        assertFalse(place >= 0, () -> where + ": " + text.substring(Math.max(0, place - 200), place + MARK.length()));
    }

    /** As by a fault of the JVM's own. */
    private static void crash(ProcessStage stage) throws IOException, InterruptedException {
        stage.limit("core", 0); // as the unit does
        String pid = String.valueOf(stage.server().pid());
        assertEquals(0, new ProcessBuilder("kill", "-SEGV", pid).start().waitFor());
        assertTrue(stage.server().awaitEnd(Duration.ofSeconds(20)));
    }

    /** With the options of the JVM that are shipped. */
    private ProcessStage stage(SimulatedAri ari, int admin) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY",
                KEY,
                "ADMIN_PORT",
                String.valueOf(admin),
                "ADMIN_TOKEN",
                TOKEN,
                "ASTERISK_HOST",
                ari.host(),
                "ASTERISK_PORT",
                String.valueOf(ari.port()),
                "ASTERISK_USERNAME",
                SimulatedAri.USER,
                "ASTERISK_PASSWORD",
                PASSWORD,
                "JAVA_TOOL_OPTIONS",
                options() + " -XX:ErrorFile=" + directory.resolve("crash.log"));
        return new ProcessStage(Scenario.of(KEY), List.of(), environment, directory);
    }

    private static String options() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("conf", "jvm.options"))) {
            return String.join(" ", lines.filter(line -> line.startsWith("-")).toList());
        }
    }

    private static String get(int admin, String page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin + page))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
