package inboundcalls.command;

import inboundcalls.call.EndReason;
import inboundcalls.config.Records;
import inboundcalls.record.CallText;
import inboundcalls.record.RecordReader;
import inboundcalls.record.StoredCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Lists the calls that were recorded. */
@Command(
        name = "calls",
        subcommands = ShowCall.class,
        description = {
            "Lists the calls that were recorded, the newest last.",
            "Reads the file of records.file (CALLS_FILE_PATH), and those of past days beside it. Lines that are no records are told on stderr."
        })
public final class Calls implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Another file than that of the settings.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--caller", paramLabel = "NUMBER", description = "Those of numbers that end so.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--reason", paramLabel = "REASON", description = "Those that ended so: ${COMPLETION-CANDIDATES}.")
    private Optional<EndReason> reason = Optional.empty();

    @Option(names = "--tool", paramLabel = "NAME", description = "Those in which this function was called.")
    private Optional<String> tool = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = SinceConverter.class,
            description = "Those that began then or later: 2026-11-22, or 2026-11-22T10:00, perhaps with an offset.")
    private Optional<OffsetDateTime> since = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = UntilConverter.class,
            description = "Those that began before; a date alone: on that day or before.")
    private Optional<OffsetDateTime> until = Optional.empty();

    @Option(names = "--json", description = "The records as they are, a line each.")
    private boolean json;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with those that end from now on, until it is interrupted.")
    private boolean follow;

    @Override
    public Integer call() throws IOException {
        RecordReader reader = reader((call, line) -> {
            if (isWanted(call)) {
                print(json ? line : new CallText(call).line());
            }
        });
        if (follow) {
            reader.follow();
        } else {
            reader.read();
        }
        return 0;
    }

    RecordReader reader(BiConsumer<StoredCall, String> calls) {
        PrintWriter err = spec.commandLine().getErr();
        return new RecordReader(file.orElseGet(this::configured), calls, problem -> {
            err.println(problem);
            err.flush();
        });
    }

    private Path configured() {
        return options.loadRecords()
                .map(Records::file)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "calls are not recorded (set CALLS_FILE_PATH, or name the file with --file)"));
    }

    private boolean isWanted(StoredCall call) {
        OffsetDateTime started = call.startedAt();
        return caller.map(call.caller()::endsWith).orElse(true)
                && reason.map(why -> why.name().equals(call.end().reason())).orElse(true)
                && tool.map(name -> call.functions().stream()
                                .anyMatch(function -> function.name().equals(name)))
                        .orElse(true)
                && since.map(from -> !started.isBefore(from)).orElse(true)
                && until.map(to -> started.isBefore(to)).orElse(true);
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
