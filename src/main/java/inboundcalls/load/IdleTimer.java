package inboundcalls.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A 20 ms timer that does nothing, in a process of its own: how late it is tells what this machine does to any timer. */
public final class IdleTimer implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Process process;

    private IdleTimer(Process process) {
        this.process = process;
    }

    public static IdleTimer start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new IdleTimer(new ProcessBuilder(java, "-Xshare:auto", "-cp", classes(), IdleTimer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Ends the timer; how late its ticks were. */
    public Quantiles stop() throws IOException, InterruptedException {
        try (OutputStream stop = process.getOutputStream()) {
            stop.write('\n');
        }
        try (Scanner in = new Scanner(process.getInputStream(), UTF_8).useLocale(Locale.ROOT)) {
            return new Quantiles(
                    in.nextLong(), in.nextDouble(), in.nextDouble(), in.nextDouble(), in.nextDouble(), in.nextDouble());
        } finally {
            process.waitFor();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Runs until something comes on standard input. */
    public static void main(String[] args) throws IOException {
        List<Long> lateness = new ArrayList<>();
        long due = System.nanoTime();
        while (System.in.available() == 0) {
            due += PERIOD_NANOS;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            lateness.add(System.nanoTime() - due);
        }
        Collections.sort(lateness);
        System.out.printf(
                Locale.ROOT,
                "%d %.2f %.2f %.2f %.2f %.2f%n",
                lateness.size(),
                millis(lateness, 0.50),
                millis(lateness, 0.95),
                millis(lateness, 0.99),
                millis(lateness, 0.999),
                millis(lateness, 1));
    }

    /** The jar or the folder that this class came from. */
    private static String classes() throws IOException {
        try {
            URI source = IdleTimer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(source).toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static double millis(List<Long> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size())) / 1e6;
    }
}
