package inboundcalls.command;

import inboundcalls.simulation.MikroTikTrouble;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A MikroTik API that knows a small network. */
@Command(
        name = "mikrotik",
        description = "Answers questions about a small network as the MikroTik API does, until it is stopped.")
public final class SimulateMikroTik implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "An address of this host (default: ${DEFAULT-VALUE}).")
    private InetAddress address;

    @Option(names = "--port", defaultValue = "5050", description = "0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--network",
            paramLabel = "FILE",
            description = "The network in JSON, as src/main/resources/simulation/network.json. Without it: that one.")
    private Optional<Path> network = Optional.empty();

    @Option(
            names = "--fault",
            paramLabel = "FAULT[@PLACE]",
            converter = TroubleConverter.class,
            description = {
                "Fails: slow (8 s late), status-500, html, bad-json, decline, hang-in-body or drop. At every question, or at those that"
                        + " have the words PLACE, at /health, or (@ alone) at an empty question. May be given several times."
            })
    private List<MikroTikTrouble> troubles = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatedNetwork known = network.isPresent() ? SimulatedNetwork.load(network.get()) : SimulatedNetwork.load();
        SimulatedMikroTikApi api = SimulatedMikroTikApi.start(new InetSocketAddress(address, port), known);
        api.troubles(troubles);
        PrintWriter out = spec.commandLine().getOut();
        out.println("✓ API de MikroTik simulada. Para el servidor: MIKROTIK_API_URL=" + api.url());
        UntilStopped.keep(api::close, out);
        return 0;
    }

    /** Says what faults there are. */
    private static final class TroubleConverter implements ITypeConverter<MikroTikTrouble> {
        @Override
        public MikroTikTrouble convert(String text) {
            try {
                return MikroTikTrouble.parse(text);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(unknown.getMessage());
            }
        }
    }
}
