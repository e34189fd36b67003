package inboundcalls.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A machine below a directory, for {@code scripts/install.sh} to install to. A stand-in for {@code systemctl} runs what its units say, as the user
 * who runs the tests.
 */
final class TrialMachine implements AutoCloseable {
    /** Of the installed program. */
    static final String JAR = "lib/openai-inbound-calls.jar";

    static final Path BUILT_JAR = Path.of("target", "openai-inbound-calls.jar").toAbsolutePath();
    static final String USER = System.getProperty("user.name");

    private static final Path STAND_INS = Path.of("src/test/scripts").toAbsolutePath();
    private static final String SYSTEMCTL = STAND_INS.resolve("systemctl").toString();
    private static final Pattern LISTENING = Pattern.compile("✓ Escuchando AudioSocket en 127\\.0\\.0\\.1:(\\d+)");
    private static final int WAIT_SECONDS = 60;

    private final Path checkout;
    private final Path root;
    private final Path systemd;

    /** What a program said, on both of its streams, and its exit status. */
    record Run(int status, String said) {}

    TrialMachine(Path directory) throws IOException {
        checkout = Files.createDirectory(directory.resolve("checkout"));
        copy(Path.of("scripts"));
        copy(Path.of("conf"));
        root = Files.createDirectory(directory.resolve("root"));
        systemd = Files.createDirectory(directory.resolve("systemd"));
        Files.createFile(systemd.resolve("journal"));
        Files.createFile(systemd.resolve("calls"));
    }

    /** Runs {@code scripts/install.sh} for this machine, with the jar that was built. */
    Run install(String... options) throws IOException, InterruptedException {
        return install(Map.of("SYSTEMCTL", SYSTEMCTL), options);
    }

    /** Where this machine's systemd is told nothing. */
    Run installWithoutSystemd(String... options) throws IOException, InterruptedException {
        return install(Map.of(), options);
    }

    /** By the copy that was installed. */
    Run installAgain() throws IOException, InterruptedException {
        String script = home("scripts/install.sh").toString();
        return run(List.of(script, "--prefix", root.toString()), Map.of("SYSTEMCTL", SYSTEMCTL));
    }

    private Run install(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        String script = checkout("scripts/install.sh").toString();
        List<String> command = new ArrayList<>(List.of(script, "--prefix", root.toString()));
        command.addAll(List.of("--jar", BUILT_JAR.toString()));
        command.addAll(List.of(options));
        return run(command, environment);
    }

    void systemctl(String verb) throws IOException, InterruptedException {
        Run run = run(List.of(SYSTEMCTL, verb, "openai-inbound-calls"), Map.of());
        assertEquals(0, run.status(), run.said());
    }

    private Run run(List<String> command, Map<String, String> more) throws IOException, InterruptedException {
        Path said = systemd.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", STAND_INS + File.pathSeparator + environment.get("PATH"));
        environment.putAll(more);
        environment.put("SYSTEMD", systemd.toString());
        environment.put("SYSTEMD_ROOT", root.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(WAIT_SECONDS, SECONDS);
        process.destroyForcibly();
        String text = Files.readString(said, UTF_8);
        assertTrue(ended, text);
        return new Run(process.exitValue(), text);
    }

    /** A file of the folder that it is installed from. */
    Path checkout(String path) {
        return checkout.resolve(path);
    }

    /** A file of this machine's, by its path without the first slash. */
    Path file(String path) {
        return root.resolve(path);
    }

    /** A file of the installed program's. */
    Path home(String path) {
        return file("usr/local/openai-inbound-calls").resolve(path);
    }

    /** Which file that one of the installed program is. */
    Object inode(String path) throws IOException {
        return Files.getAttribute(home(path), "unix:ino");
    }

    Path unit() {
        return file("etc/systemd/system/openai-inbound-calls.service");
    }

    Path write(String path, String text) throws IOException {
        Files.createDirectories(file(path).getParent());
        return Files.writeString(file(path), text);
    }

    /** How {@code systemctl} was called since this was asked last, but for questions. */
    List<String> newCalls() throws IOException {
        Path calls = systemd.resolve("calls");
        List<String> lines = Files.readAllLines(calls);
        Files.writeString(calls, "");
        return lines.stream().filter(call -> !call.startsWith("is-")).toList();
    }

    List<String> journal() throws IOException {
        return Files.readAllLines(systemd.resolve("journal"), UTF_8);
    }

    /** Of the service's process; one that ended is not removed by itself. */
    String pid() throws IOException {
        return Files.readString(systemd.resolve("pid"));
    }

    /** Of the service's process that ended last. */
    String exitStatus() throws IOException {
        return Files.readString(systemd.resolve("last-status")).strip();
    }

    /** Where the server listens that was started as the n-th. */
    InetSocketAddress awaitServer(int number) {
        List<String> ports = await().atMost(WAIT_SECONDS, SECONDS).until(this::ports, found -> found.size() >= number);
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ports.get(number - 1)));
    }

    /** Every file there is, with what is in it. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file, ISO_8859_1));
            }
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(systemd.resolve("pid"))) {
            ProcessHandle.of(Long.parseLong(pid().strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private void copy(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                Files.copy(file, checkout.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private List<String> ports() throws IOException {
        return LISTENING
                .matcher(String.join("\n", journal()))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
