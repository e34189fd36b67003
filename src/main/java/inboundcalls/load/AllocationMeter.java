package inboundcalls.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the threads of a JVM allocate, as they themselves count it: {@code jcmd PID Thread.print -e}. The JVM stands still for the moment of each
 * look. Only for JVMs: other processes may end of being asked. Tells nothing where there is no {@code jcmd}. Lives on one thread.
 */
final class AllocationMeter {
    private static final Pattern THREAD = Pattern.compile(" allocated=(\\d+)([BKMG]) .* tid=(0x[0-9a-f]+)");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "K", 1L << 10, "M", 1L << 20, "G", 1L << 30);

    private final long pid;
    private Map<String, Long> before = Map.of();
    private double kib;

    AllocationMeter(long pid) {
        this.pid = pid;
    }

    void start() throws IOException, InterruptedException {
        before = byThread();
    }

    void stop() throws IOException, InterruptedException {
        kib = grown(before, byThread()) / 1_024.0;
    }

    /** Between start and stop; by threads that ended before stop: nothing. */
    double kib() {
        return kib;
    }

    /** Bytes by thread, to three digits. */
    static Map<String, Long> parse(String threads) {
        Matcher matcher = THREAD.matcher(threads);
        return matcher.results().collect(Collectors.toMap(thread -> thread.group(3), AllocationMeter::bytes));
    }

    static long grown(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .mapToLong(thread -> Math.max(0, thread.getValue() - before.getOrDefault(thread.getKey(), 0L)))
                .sum();
    }

    private static long bytes(MatchResult thread) {
        return Long.parseLong(thread.group(1)) * UNITS.get(thread.group(2));
    }

    private Map<String, Long> byThread() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return Map.of();
        }
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "Thread.print", "-e")
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return parse(printed);
    }
}
