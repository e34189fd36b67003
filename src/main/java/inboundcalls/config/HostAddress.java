package inboundcalls.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/** Addresses of hosts as they stand in settings: literal, or {@code localhost}; nobody is asked for a name's address. */
final class HostAddress {
    static final String EXPECTED = "an IP address of this host";

    private static final String LOCALHOST = "localhost";

    private HostAddress() {}

    static boolean isAddress(String text) {
        return text.equals(LOCALHOST) || NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    /** Also false for what is no address. */
    static boolean isLoopback(String text) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
        return text.equalsIgnoreCase(LOCALHOST) || (address != null && address.isLoopbackAddress());
    }
}
