package inboundcalls.command;

import inboundcalls.load.LoadTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which server a load test calls, and what is simulated for it. */
public final class LoadTargetOptions {
    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]]+)\\]?:(\\d{1,5})");

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Call this AudioSocket server. Without --simulate only the phones' side is measured.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            description = "The process of --server, to measure its CPU and memory.")
    private Optional<Long> pid = Optional.empty();

    @Option(
            names = "--simulate",
            description = "With --server: simulate its Realtime API and MikroTik API, on loopback, and wait for it.")
    private boolean simulate;

    @Option(
            names = "--realtime-port",
            paramLabel = "PORT",
            defaultValue = "9900",
            description = "With --server --simulate: port of the Realtime API (default: ${DEFAULT-VALUE}).")
    private int realtimePort;

    @Option(
            names = "--mikrotik-port",
            paramLabel = "PORT",
            defaultValue = "9901",
            description = "With --server --simulate: port of the MikroTik API (default: ${DEFAULT-VALUE}).")
    private int mikrotikPort;

    @Option(
            names = "--asking",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "In so many turns the simulated model asks the MikroTik API (default: ${DEFAULT-VALUE}).")
    private int asking;

    @Option(names = "--hanging-tools", description = "The simulated MikroTik API never answers.")
    private boolean hanging;

    @Option(
            names = "--server-jar",
            paramLabel = "FILE",
            description = "Without --server: run the server from this jar, such as another commit's.")
    private Optional<Path> jar = Optional.empty();

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "Without --server: an option of the JVM that runs the server, such as -Xmx512m. Repeatable.")
    private List<String> javaOptions = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Without --server: the server's settings in HOCON, over its defaults; call.max-calls and"
                            + " audiosocket.connections must then have room for the calls. Unless told the server has that room.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--server-log",
            paramLabel = "FILE",
            description = "Without --server: leave the server's log there.")
    private Optional<Path> log = Optional.empty();

    @Option(
            names = "--i-own-this-server",
            description =
                    "Call a server that is not on this machine's loopback interface: it is yours, and may be loaded.")
    private boolean owned;

    LoadTarget target(CommandSpec spec) {
        Optional<InetSocketAddress> address = server.map(text -> address(text, spec));
        if (address.isPresent() && !owned && !address.get().getAddress().isLoopbackAddress()) {
            throw misuse(
                    spec,
                    "--server: " + server.get() + " is not loopback (expected: this machine's or --i-own-this-server)");
        }
        if (address.isEmpty() && pid.isPresent()) {
            throw misuse(spec, "--server-pid without --server");
        }
        if (asking < 0 || asking > 100) {
            throw misuse(spec, "--asking: " + asking + " (expected: 0 to 100)");
        }
        return new LoadTarget(
                address,
                pid,
                simulate,
                realtimePort,
                mikrotikPort,
                asking,
                hanging,
                jar,
                List.copyOf(javaOptions),
                config,
                log);
    }

    static InetSocketAddress address(String text, CommandSpec spec) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
            throw misuse(spec, "--server: " + text + " (expected: HOST:PORT)");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        } catch (UnknownHostException e) {
            throw misuse(spec, "--server: " + text + " (no such host)");
        }
    }

    private static ParameterException misuse(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
