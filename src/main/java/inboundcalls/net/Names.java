package inboundcalls.net;

import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.HostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Host names to addresses without blocking: the host's file first, then its name servers. */
public final class Names {
    private Names() {}

    /** As the machine is set up. Each loop gets a resolver of its own, which ends with the loop. */
    public static AddressResolverGroup<InetSocketAddress> resolver(Transport transport) {
        return resolver(transport, DnsServerAddressStreamProviders.platformDefault());
    }

    /** By these name servers. */
    public static AddressResolverGroup<InetSocketAddress> resolver(
            Transport transport, DnsServerAddressStreamProvider servers) {
        return new DnsAddressResolverGroup(new DnsNameResolverBuilder()
                .datagramChannelType(transport.datagramChannel())
                .socketChannelType(transport.socketChannel())
                .hostsFileEntriesResolver(Names::known)
                .nameServerProvider(servers));
    }

    /** {@code localhost} is loopback even where the host's file forgets it (RFC 6761). */
    private static InetAddress known(String name, ResolvedAddressTypes types) {
        InetAddress address = HostsFileEntriesResolver.DEFAULT.address(name, types);
        return address == null && name.equalsIgnoreCase("localhost") ? NetUtil.LOCALHOST4 : address;
    }
}
