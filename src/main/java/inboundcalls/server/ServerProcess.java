package inboundcalls.server;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The server as operators run it, in a process of its own and a folder without settings: the defaults hold where the environment says nothing.
 * It ends with this process. Lives on one thread.
 */
public final class ServerProcess implements Closeable {
    private static final Pattern LISTENING = Pattern.compile("AudioSocket en 127\\.0\\.0\\.1:(\\d+)");
    private static final int WAIT_SECONDS = 30;
    private static final String SETTINGS = "settings.conf";

    private final Path folder;
    private final Path log;
    private final Process process;
    private final Thread endWithUs;
    private final InetSocketAddress address;

    private ServerProcess(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.folder = folder;
        log = folder.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
        endWithUs = new Thread(process::destroyForcibly, "end-server");
        Runtime.getRuntime().addShutdownHook(endWithUs);
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), awaitPort());
    }

    /**
     * Starts it on a free port of the loopback interface; returns when it listens.
     *
     * @param program what runs this program, up to its command
     * @param options of its command
     * @throws IOException with its log when it does not come up
     */
    public static ServerProcess start(List<String> program, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        return new ServerProcess(newFolder(), command(program, options), environment);
    }

    /** As {@link #start}, with settings in HOCON, which are gone with it. */
    public static ServerProcess startWith(List<String> program, String settings, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path folder = newFolder();
        Files.writeString(folder.resolve(SETTINGS), settings);
        return new ServerProcess(folder, command(program, List.of("--config", SETTINGS)), environment);
    }

    /** What runs that jar of ours, or else this program as it runs now, up to its command; with options of the JVM. */
    public static List<String> program(Optional<Path> jar, List<String> javaOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-cp", jar.map(ServerProcess::absolute).orElseGet(ServerProcess::ownClassPath), "inboundcalls.Main"));
        return command;
    }

    public InetSocketAddress address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** What it has logged so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it in good order; what it logged. */
    public String stop() throws IOException, InterruptedException {
        terminate();
        awaitEnd(Duration.ofSeconds(WAIT_SECONDS));
        return log();
    }

    /** Sends it SIGTERM, as often as it is asked. */
    public void terminate() {
        process.destroy();
    }

    /** Sends it SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Blocks until it has ended, for no longer than that; whether it has. */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of a process that has been stopped. */
    public int exitStatus() {
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(endWithUs);
        Files.deleteIfExists(log);
        Files.deleteIfExists(folder.resolve(SETTINGS));
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException kept) {
            // What it was asked to write there is for whoever asked.
        }
    }

    private static Path newFolder() throws IOException {
        return Files.createTempDirectory("inbound-calls-server");
    }

    private static List<String> command(List<String> program, List<String> options) {
        List<String> command = new ArrayList<>(program);
        command.add("serve");
        command.addAll(options);
        return command;
    }

    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> absolute(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The server runs in another folder. */
    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    private int awaitPort() throws IOException, InterruptedException {
        for (int i = 0; i < 10 * WAIT_SECONDS && process.isAlive(); i++) {
            Matcher matcher = LISTENING.matcher(Files.readString(log));
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            Thread.sleep(100);
        }
        String logged = Files.readString(log);
        close();
        throw new IOException("the server did not come up:\n" + logged);
    }
}
