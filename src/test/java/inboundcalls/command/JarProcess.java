package inboundcalls.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The jar that is shipped, with a command that runs until it is stopped, in an environment with nothing but what a test gives it. */
final class JarProcess implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "openai-inbound-calls.jar").toAbsolutePath();
    private static final int WAIT_SECONDS = 20;

    private final Path log;
    private final Process process;

    JarProcess(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        log = Files.createTempFile(directory, "out", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** The first group of the first place in its output, which has to come. */
    String await(String pattern) {
        return Awaitility.await(pattern)
                .atMost(WAIT_SECONDS, SECONDS)
                .until(() -> Pattern.compile(pattern).matcher(output()), Matcher::find)
                .group(1);
    }

    /** By SIGTERM; its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(WAIT_SECONDS, SECONDS) ? process.exitValue() : -1;
    }

    String output() throws IOException {
        return Files.readString(log, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
