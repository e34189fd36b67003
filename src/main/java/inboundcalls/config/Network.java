package inboundcalls.config;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The addresses that share their first {@code prefix} bits with {@code base}. */
public record Network(InetAddress base, int prefix) {
    static final String EXPECTED = "an IP address or a CIDR block such as 10.0.0.0/8";

    /** One address is a network of its own. Names and zones are not taken; bits of the host are, and do not count. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = address.matches("[0-9A-Fa-f.:]+") ? NetUtil.createByteArrayFromIpAddressString(address) : null;
        if (bytes == null) {
            return Optional.empty();
        }
        int bits = 8 * bytes.length;
        String prefix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        boolean right = prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bits;
        return right ? of(bytes, Integer.parseInt(prefix)) : Optional.empty();
    }

    static Network of(InetAddress host) {
        return new Network(host, 8 * host.getAddress().length);
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        return mine.length == theirs.length && head(mine).equals(head(theirs));
    }

    boolean overlaps(Network other) {
        return covers(other) || other.covers(this);
    }

    boolean covers(Network other) {
        return prefix <= other.prefix && contains(other.base);
    }

    @Override
    public String toString() {
        return NetUtil.toAddressString(base) + "/" + prefix;
    }

    /** Empty for an IPv4 address in IPv6 clothes: the JDK undresses it, and the prefix would no longer fit. */
    private static Optional<Network> of(byte[] bytes, int prefix) {
        try {
            InetAddress base = InetAddress.getByAddress(bytes);
            return Optional.of(new Network(base, prefix)).filter(n -> base.getAddress().length == bytes.length);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private BigInteger head(byte[] address) {
        return new BigInteger(1, address).shiftRight(8 * address.length - prefix);
    }
}
