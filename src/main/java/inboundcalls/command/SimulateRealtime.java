package inboundcalls.command;

import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedRealtime;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A Realtime API whose model understands the recorded questions. */
@Command(
        name = "realtime",
        description = {
            "Speaks the Realtime API on loopback until it is stopped. Takes any key, or none.",
            "Its model greets, understands the recorded questions (src/main/resources/simulation/pregunta-*.wav), asks the function and"
                    + " speaks the answers that it has recordings of."
        })
public final class SimulateRealtime implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "9093", description = "0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        SimulatedRealtime realtime = SimulatedRealtime.start(port, Recordings.load(), Scenario.withoutKey());
        PrintWriter out = spec.commandLine().getOut();
        out.println("✓ API Realtime simulada. Para el servidor: OPENAI_REALTIME_URL=" + realtime.url());
        UntilStopped.keep(realtime::close, out);
        return 0;
    }
}
