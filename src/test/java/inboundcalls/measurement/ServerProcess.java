package inboundcalls.measurement;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as operators run it, from its jar, in a process of its own, with the defaults. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("AudioSocket en 127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("en total: (.*)");
    private static final int WAIT_SECONDS = 30;

    private final Path log;
    private final Process process;
    private final InetSocketAddress address;

    private ServerProcess(Path jar, Map<String, String> environment) throws IOException, InterruptedException {
        log = Files.createTempFile("playout-server", ".log");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-jar", jar.toAbsolutePath().toString(), "serve")
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(await(LISTENING)));
    }

    static ServerProcess start(Path jar, URI realtime, String key) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY",
                key,
                "OPENAI_REALTIME_URL",
                realtime.toString(),
                "ENABLE_MIKROTIK_TOOLS",
                "false",
                "AUDIOSOCKET_PORT",
                "0");
        return new ServerProcess(jar, environment);
    }

    InetSocketAddress address() {
        return address;
    }

    /** CPU time that it has used. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Ends it in good order; its own account of the lateness of all frames. */
    String stop() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS);
        return await(TOTAL);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(log);
    }

    /** The first group of the first place in its log. */
    private String await(Pattern pattern) throws IOException, InterruptedException {
        for (int i = 0; i < 10 * WAIT_SECONDS; i++) {
            Matcher matcher = pattern.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException("log without " + pattern + ":\n" + Files.readString(log));
    }
}
