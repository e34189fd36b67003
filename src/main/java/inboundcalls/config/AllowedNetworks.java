package inboundcalls.config;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom something is allowed to. The host's own addresses are those it had when this was made. */
public record AllowedNetworks(List<Network> networks) {
    private static final List<Network> LOOPBACK = networks(List.of("127.0.0.0/8", "::1"));

    public AllowedNetworks {
        networks = List.copyOf(networks);
    }

    /** {@code cidrs} as the configuration has checked them; none: the host's own addresses. */
    public static AllowedNetworks of(List<String> cidrs) {
        return cidrs.isEmpty() ? ownAddresses() : only(cidrs);
    }

    /** {@code cidrs} as the configuration has checked them; none: nobody. */
    public static AllowedNetworks only(List<String> cidrs) {
        return new AllowedNetworks(networks(cidrs));
    }

    /** Loopback, and every address of every interface. */
    public static AllowedNetworks ownAddresses() {
        Stream<Network> own =
                interfaces().flatMap(NetworkInterface::inetAddresses).map(Network::of);
        Stream<Network> others = own.filter(network -> !isLoopback(network));
        return new AllowedNetworks(
                Stream.concat(LOOPBACK.stream(), others).distinct().toList());
    }

    public boolean allows(InetAddress peer) {
        InetAddress plain = undressed(peer);
        return networks.stream().anyMatch(network -> network.contains(plain));
    }

    /** What to tell the operator when no allowed host can reach a server that listens there. */
    public Optional<String> warning(InetAddress listener) {
        if (networks.stream().anyMatch(network -> fits(network, listener))) {
            return Optional.empty();
        }
        return Optional.of("El servidor escucha en " + listener.getHostAddress()
                + ", pero desde las redes permitidas (" + this + ") no se puede llegar ahí: no entrará ninguna llamada."
                + " Revisa LOCAL_IP_ADDRESS y audiosocket.allowed-networks.");
    }

    /** The blocks, with commas between them. */
    @Override
    public String toString() {
        return networks.stream().map(Network::toString).collect(Collectors.joining(", "));
    }

    private static boolean fits(Network network, InetAddress listener) {
        boolean sameFamily = network.base().getClass() == listener.getClass();
        if (listener.isAnyLocalAddress()) {
            return sameFamily || listener.getAddress().length > 4; // :: hears IPv4 too
        }
        boolean loopback = LOOPBACK.stream().anyMatch(network::overlaps);
        return sameFamily && (listener.isLoopbackAddress() ? loopback : !isLoopback(network));
    }

    private static boolean isLoopback(Network network) {
        return LOOPBACK.stream().anyMatch(loopback -> loopback.covers(network));
    }

    private static List<Network> networks(List<String> cidrs) {
        return cidrs.stream().map(AllowedNetworks::network).toList();
    }

    private static Network network(String cidr) {
        return Network.parse(cidr)
                .orElseThrow(() ->
                        new IllegalArgumentException("network: " + cidr + " (expected: " + Network.EXPECTED + ")"));
    }

    private static Stream<NetworkInterface> interfaces() {
        try {
            return NetworkInterface.networkInterfaces();
        } catch (SocketException e) {
            return Stream.empty(); // loopback remains
        }
    }

    /** An IPv4 peer may arrive in IPv6 clothes; the JDK takes them off. */
    private static InetAddress undressed(InetAddress peer) {
        try {
            return InetAddress.getByAddress(peer.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("peer: " + peer + " (expected: an IP address)", e);
        }
    }
}
