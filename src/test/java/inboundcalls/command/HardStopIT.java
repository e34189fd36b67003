package inboundcalls.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A server's process whose end hangs for ever. */
class HardStopIT {
    @Test
    void haltsAProcessWhoseEndHangs() throws Exception {
        Process process = hanging();
        try {
            assertTrue(process.waitFor(20, SECONDS));
            assertEquals(143, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process hanging() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Hanging.class.getName())
                .inheritIO()
                .start();
    }

    /** What runs in that process. */
    static final class Hanging {
        private Hanging() {}

        public static void main(String[] arguments) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Serve.stop(Duration.ofMillis(300), Hanging::awaitForEver)));
        }

        private static void awaitForEver() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
