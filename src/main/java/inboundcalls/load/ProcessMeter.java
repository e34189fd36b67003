package inboundcalls.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a process of this machine uses, as {@code /proc} and the operating system tell; also when it is none of ours. Lives on one thread. */
final class ProcessMeter {
    private final ProcessHandle process;
    private double cpuAtStart;
    private long startNanos;
    private double seconds;
    private double cpuSeconds;
    private long mostKib;

    /** @throws IOException when there is no such process, or nothing can be told of it */
    ProcessMeter(long pid) throws IOException {
        process = ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process has the id " + pid));
        if (process.info().totalCpuDuration().isEmpty()) {
            throw new IOException("process " + pid + ": its CPU time cannot be read");
        }
    }

    /** Counts from now on. */
    void start() {
        cpuAtStart = cpu();
        startNanos = System.nanoTime();
        sample();
    }

    /** Looks at the memory. */
    void sample() {
        mostKib = Math.max(mostKib, residentKib());
    }

    /** Counts up to now. */
    void stop() {
        sample();
        cpuSeconds = cpu() - cpuAtStart;
        seconds = (System.nanoTime() - startNanos) / 1e9;
    }

    /** Between start and stop. */
    double seconds() {
        return seconds;
    }

    /** Between start and stop; {@code calls} were up, and it allocated so much. */
    ProcessUse use(double calls, Optional<Double> allocatedKib) {
        double cores = cpuSeconds / seconds;
        double millis = calls == 0 ? 0 : 1_000 * cores / calls;
        return new ProcessUse(process.pid(), cores, millis, mostKib / 1_024.0, allocatedKib);
    }

    /** A process that has ended uses nothing more. */
    private double cpu() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse((long) (1e3 * cpuAtStart)) / 1e3;
    }

    private long residentKib() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
