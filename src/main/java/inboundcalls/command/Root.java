package inboundcalls.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program's own command, which does nothing but hold the others. */
@Command(
        name = "openai-inbound-calls",
        description = "A telephone assistant: Asterisk AudioSocket on one side, the OpenAI Realtime API on the other.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            Serve.class,
            Demo.class,
            Doctor.class,
            CheckMikroTik.class,
            Call.class,
            Calls.class,
            Resample.class,
            Simulate.class,
            LoadTest.class,
            Soak.class
        })
public final class Root {
    /** Writes what was asked for to {@code out}, why something failed to {@code err}; see {@link Failures} for the exit status. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        Failures failures = new Failures();
        return new CommandLine(new Root())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
