package inboundcalls.load;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server that is called.
 *
 * @param server nothing: one of ours is started for the test, with simulated peers
 * @param pid its process, where it is on this machine and to be measured
 * @param simulate whether a server that is there already gets simulated peers, on these ports
 * @param askingPercent of the turns in which the simulated model asks the network's function
 * @param hanging whether the simulated network never answers
 * @param jar what the server that is started is run from, if not from what runs here
 * @param javaOptions like {@code config} for the server that is started
 * @param log where its log is left, if anywhere
 */
public record LoadTarget(
        Optional<InetSocketAddress> server,
        Optional<Long> pid,
        boolean simulate,
        int realtimePort,
        int mikrotikPort,
        int askingPercent,
        boolean hanging,
        Optional<Path> jar,
        List<String> javaOptions,
        Optional<Path> config,
        Optional<Path> log) {

    boolean hasPeers() {
        return simulate || server.isEmpty();
    }
}
