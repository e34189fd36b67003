package inboundcalls.command;

import inboundcalls.config.AllowedNetworks;
import inboundcalls.config.Network;
import inboundcalls.demo.DemoCall;
import inboundcalls.demo.StandingDemo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A whole call without key, network or telephone. */
@Command(
        name = "demo",
        description = {
            "Holds a whole call on this machine, without key, network or telephone: the real server, a simulated Realtime API that listens,"
                    + " a simulated MikroTik API, and a recorded caller.",
            "Exit status 1 when anything that the caller should have heard is missing, doubled, late or wrong."
        })
public final class Demo implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            defaultValue = "target/demo/llamada.wav",
            description = "Where the call is recorded, caller left, assistant right (default: ${DEFAULT-VALUE}).")
    private Path wav;

    @Option(
            names = "--serve",
            description = "Keep the server and the simulated services up instead, for an Asterisk to call.")
    private boolean serve;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "With --serve: address to listen on (default: ${DEFAULT-VALUE}).")
    private String address;

    @Option(
            names = "--port",
            defaultValue = "9092",
            description = "With --serve: port to listen on, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--allow",
            paramLabel = "CIDR",
            description =
                    "With --serve: who may connect besides this machine, such as 10.0.0.5 or 10.0.0.0/24. Repeatable.")
    private List<String> allowed = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (serve) {
            StandingDemo.run(out, address, port, callers());
            return 0;
        }
        out.println("Una llamada completa; termina sola en medio minuto.");
        List<String> faults = new DemoCall(out, wav).hold();
        faults.forEach(fault -> spec.commandLine().getErr().println("error: " + fault));
        out.println(faults.isEmpty() ? "✅ La llamada salió como debe" : "❌ La llamada no salió como debe");
        return faults.isEmpty() ? 0 : Failures.FAILED;
    }

    private AllowedNetworks callers() {
        try {
            List<Network> others = AllowedNetworks.only(allowed).networks();
            List<Network> own = AllowedNetworks.ownAddresses().networks();
            return new AllowedNetworks(
                    Stream.concat(own.stream(), others.stream()).toList());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--allow: " + e.getMessage(), e);
        }
    }
}
