package inboundcalls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of Debian's that some tests need. {@code scripts/test.sh} installs it where it may; elsewhere what needs it is skipped, which it says,
 * and which fails where {@code CI} is set.
 */
public record DebianTool(String command, String debianPackage) {
    private static final int WAIT_SECONDS = 60;

    /** Runs it; what it said must be that all is well. */
    public String run(List<String> arguments) throws IOException, InterruptedException {
        need();
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(arguments);
        Path said = Files.createTempFile(command, ".said");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(WAIT_SECONDS, SECONDS);
            process.destroyForcibly();
            String text = Files.readString(said, UTF_8);
            assertTrue(ended, text);
            assertEquals(0, process.exitValue(), text);
            return text;
        } finally {
            Files.delete(said);
        }
    }

    private void need() {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        String missing = "SKIPPED: " + command + " (Debian's package " + debianPackage + ") is not there";
        if (!found && System.getenv("CI") != null) {
            fail(missing);
        }
        if (!found) {
            System.out.println(missing);
            Assumptions.abort(missing);
        }
    }
}
