package inboundcalls.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts do on a machine that lacks Java, Maven and apt's lists: its commands stand in a folder of their own. */
class BareMachineTest {
    private static final List<String> COMMANDS =
            List.of("bash", "cat", "dirname", "env", "find", "grep", "head", "id", "paste", "sed", "stat", "touch");

    @TempDir
    private Path directory;

    private Path commands;

    @BeforeEach
    void makeCommands() throws IOException {
        commands = Files.createDirectory(directory.resolve("bin"));
        for (String command : COMMANDS) {
            command(commands, command, "exec " + real(command) + " \"$@\"");
        }
        command(commands, "apt-cache", "[ -e \"${0%/*}/lists\" ] && [ \"$2\" = openjdk-17-jdk-headless ]");
        command(
                commands,
                "apt-get",
                "[ \"$1\" != update ] || touch \"${0%/*}/lists\"\n[ \"$1\" != install ] || echo \"$*\" >\"${0%/*}/installed\"");
        command(commands, "sudo", "while [[ $1 = -* ]]; do shift; done; exec \"$@\"");
        command(commands, "true", "exit 0");
    }

    @Test
    void choosesTheJdkWhenAptsListsAreThere() throws Exception {
        assertEquals("", library("install_packages jdk-headless maven 2>/dev/null"));
        assertEquals("install -y -qq openjdk-17-jdk-headless maven\n", Files.readString(commands.resolve("installed")));
    }

    @Test
    void installsNothingWhereJavaHomeIsTooOld() throws Exception {
        Path old = Files.createDirectories(directory.resolve("jdk-11/bin"));
        command(old, "java", "echo 'openjdk version \"11.0.2\"' >&2");
        command(old, "javac", "");
        String said = library("JAVA_HOME=" + old.getParent() + "; (need_java) 2>&1 || true");
        assertEquals("error: JAVA_HOME=" + old.getParent() + " is no JDK 17 or newer. Type: unset JAVA_HOME\n", said);
        assertFalse(Files.exists(commands.resolve("installed")));
    }

    @Test
    void startsAServerThatHidesWhatItWritesFromOthers() throws Exception {
        Path java = Files.createDirectories(directory.resolve("jdk/bin"));
        command(java, "java", "[ \"$1\" = -version ] || umask");
        assertEquals("0027\n", library("JAVA_HOME=" + java.getParent() + "; umask 022; run_server"));
        assertEquals("0077\n", library("JAVA_HOME=" + java.getParent() + "; umask 077; run_server"));
    }

    /** Of a clone that was never built. */
    @Test
    void saysBeforehandWhatABuildInstalls() throws Exception {
        for (String folder : List.of("scripts", "conf")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, directory.resolve(file));
                }
            }
        }
        Files.createDirectories(directory.resolve("src"));
        String said = bash(". scripts/install.sh --prefix " + directory + "/root --dry-run 2>&1", directory);
        assertTrue(said.contains("Install what the build needs with apt: default-jdk-headless maven\n"), said);
    }

    private String library(String command) throws IOException, InterruptedException {
        return bash("set -euo pipefail; . scripts/lib.sh; " + command, Path.of(""));
    }

    private String bash(String command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(real("bash").toString(), "-c", command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(variable -> !variable.equals("HOME"));
        builder.environment().put("PATH", commands.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(10, SECONDS), said);
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private static void command(Path folder, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!" + real("bash") + "\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path real(String command) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
