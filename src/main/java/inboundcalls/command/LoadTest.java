package inboundcalls.command;

import inboundcalls.load.Gate;
import inboundcalls.load.LoadPlan;
import inboundcalls.load.LoadReport;
import inboundcalls.load.LoadRun;
import inboundcalls.load.Rehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Many calls at once, and what they tell of the server. */
@Command(
        name = "load-test",
        description = {
            "Makes many calls at once, speaking and listening in turns, and tells how late sound is, what is lost, and what the server uses.",
            "Without --server it starts one for the test, between a simulated Realtime API and a simulated MikroTik API, so that both ends of"
                    + " every call are timed by one clock.",
            "Exit status 1 when calls failed or were dropped, or a limit was not kept."
        })
public final class LoadTest implements Callable<Integer> {
    private static final int MOST_CALLS = 4_000;
    private static final int LONGEST_SECONDS = 3_600;
    /** Of the tool itself: what it is late by is in its figures. */
    private static final Duration REHEARSAL = Duration.ofSeconds(3);

    @Spec
    private CommandSpec spec;

    @Mixin
    private LoadTargetOptions target;

    @Mixin
    private LoadLimitOptions limits;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "50",
            description = "Calls at once, 1 to 4000 (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(
            names = "--ramp",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Dial them evenly within so long, 0 to 3600 (default: ${DEFAULT-VALUE}).")
    private int ramp;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Don't count before they have been up for so long, 0 to 3600 (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Count for so long, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private int duration;

    @Option(
            names = "--tones",
            description = "Callers whistle for two seconds instead of speaking one of the recorded questions.")
    private boolean tones;

    @Option(
            names = "--interrupting",
            paramLabel = "PERCENT",
            defaultValue = "20",
            description = "So many of the callers talk over the model (default: ${DEFAULT-VALUE}).")
    private int interrupting;

    @Option(
            names = "--dtmf",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "So many of them press a key before each question (default: ${DEFAULT-VALUE}).")
    private int dtmf;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "So many calls come on top, two seconds after counting began, 0 to 4000 (default: ${DEFAULT-VALUE}).",
                "All but their coming up is counted of the others alone."
            })
    private int crowd;

    @Option(
            names = "--crowd-ramp",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Dial those evenly within so long, 0 to 3600 (default: ${DEFAULT-VALUE}).")
    private int crowdRamp;

    @Option(
            names = "--live",
            description = "Tell every second how it goes, in one line of a terminal; otherwise every ten seconds."
                    + " scripts/load-test.sh gives it by itself.")
    private boolean live;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Write the figures as JSON too; - writes them to standard output, and the table to standard error.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoadPlan plan = plan();
        Gate gate = limits.gate();
        PrintWriter err = spec.commandLine().getErr();
        Thread end = HardStop.in(Duration.ofSeconds(ramp + warmUp + duration + 180L), err);
        try {
            Rehearsal.run(REHEARSAL);
            LoadReport report = LoadRun.run(plan, target.target(spec), gate, err, live);
            tell(report);
            return report.faults().isEmpty() ? 0 : Failures.FAILED;
        } finally {
            end.interrupt();
        }
    }

    private LoadPlan plan() {
        return new LoadPlan(
                checked("--calls", calls, 1, MOST_CALLS),
                Duration.ofSeconds(checked("--ramp", ramp, 0, LONGEST_SECONDS)),
                Duration.ofSeconds(checked("--warm-up", warmUp, 0, LONGEST_SECONDS)),
                Duration.ofSeconds(checked("--duration", duration, 1, LONGEST_SECONDS)),
                tones,
                checked("--interrupting", interrupting, 0, 100),
                checked("--dtmf", dtmf, 0, 100),
                checked("--crowd", crowd, 0, MOST_CALLS),
                Duration.ofSeconds(checked("--crowd-ramp", crowdRamp, 0, LONGEST_SECONDS)));
    }

    private void tell(LoadReport report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean jsonAlone = json.isPresent() && json.get().equals(Path.of("-"));
        report.table().forEach(jsonAlone ? err::println : out::println);
        if (jsonAlone) {
            out.println(report.json());
        } else if (json.isPresent()) {
            Files.writeString(json.get(), report.json() + System.lineSeparator());
        }
        report.faults().forEach(fault -> err.println("error: " + fault));
        List.of(out, err).forEach(PrintWriter::flush);
    }

    private int checked(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + value + " (expected: " + least + " to " + most + ")");
        }
        return value;
    }
}
