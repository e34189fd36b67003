package inboundcalls.command;

import inboundcalls.load.IdleTimer;
import inboundcalls.soak.SoakPlan;
import inboundcalls.soak.SoakReport;
import inboundcalls.soak.SoakRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Calls for minutes on end, while everything around them fails. */
@Command(
        name = "soak",
        description = {
            "Starts a server between simulated services and calls it for minutes on end, while sessions break, the MikroTik API fails, phones"
                    + " are reset and strangers connect, at random. All of it on this machine's loopback interface.",
            "Every call must hear every frame of what it is due; one whose session was broken must get its answer in the end.",
            "Exit status 1 when a call did not get what it must, or the server logged a fault of its own or kept what it should have let go."
        })
public final class Soak implements Callable<Integer> {
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int MOST_CALLS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 60_000;
    private static final Duration AFTERWARDS = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "New calls are made for so long, 1 to 1440 (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many people call at a time, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(
            names = "--pause",
            paramLabel = "MILLISECONDS",
            defaultValue = "1000",
            description = "From one fault to the next, 50 to 60000 (default: ${DEFAULT-VALUE}).")
    private int pause;

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option of the JVM that runs the server, such as -Xmx512m. Repeatable.")
    private List<String> javaOptions = List.of();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Of all that is left to chance, to do the same again (default: another one each time).")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--server-log", paramLabel = "FILE", description = "Leave the server's log there.")
    private Optional<Path> log = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        SoakPlan plan = new SoakPlan(
                Duration.ofMinutes(checked("--minutes", minutes, 1, LONGEST_MINUTES)),
                checked("--calls", calls, 1, MOST_CALLS),
                Duration.ofMillis(checked("--pause", pause, 50, LONGEST_PAUSE_MILLIS)),
                javaOptions,
                seed.orElseGet(() -> new SplittableRandom().nextLong(1, Integer.MAX_VALUE)),
                log);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        out.println("seed " + plan.seed() + ", " + plan.calls() + " calls at a time for " + minutes
                + " min, a fault every " + plan.pause().toMillis() + " ms");
        Thread end = HardStop.in(plan.duration().plus(AFTERWARDS), err);
        try (IdleTimer timer = IdleTimer.start()) {
            SoakReport report = SoakRun.run(plan, out);
            report.lines().forEach(out::println);
            out.println("this machine's own lateness, by an idle 20 ms timer in another process: " + timer.stop());
            report.faults().forEach(fault -> err.println("error: " + fault));
            return report.faults().isEmpty() ? 0 : Failures.FAILED;
        } finally {
            end.interrupt();
        }
    }

    private int checked(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + value + " (expected: " + least + " to " + most + ")");
        }
        return value;
    }
}
