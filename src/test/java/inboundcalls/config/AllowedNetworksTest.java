package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNetworksTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.1.20, 192.168.1.20, true",
        "192.168.1.20, 192.168.1.21, false",
        "192.168.1.77/25, 192.168.1.1, true",
        "192.168.1.77/25, 192.168.1.128, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "::/0, 2001:db8::1, true",
    })
    void comparesAsManyBitsAsThePrefixSays(String network, String peer, boolean allowed) {
        assertEquals(allowed, AllowedNetworks.of(List.of(network)).allows(address(peer)));
    }

    @Test
    void knowsAnIpv4PeerInIpv6Clothes() throws Exception {
        byte[] clothed = new byte[16];
        clothed[10] = clothed[11] = (byte) 0xFF;
        System.arraycopy(new byte[] {10, 0, 0, 1}, 0, clothed, 12, 4);
        InetAddress peer = Inet6Address.getByAddress(null, clothed, 0);
        assertEquals(Inet6Address.class, peer.getClass());
        assertTrue(AllowedNetworks.of(List.of("10.0.0.0/8")).allows(peer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "host/8",
                "fe80::1%eth0",
                "::ffff:10.0.0.0/104"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertTrue(Network.parse(text).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> AllowedNetworks.of(List.of(text)));
    }

    @Test
    void allowsTheHostsOwnAddressesByDefault() throws Exception {
        AllowedNetworks own = AllowedNetworks.of(List.of());
        assertTrue(own.allows(address("127.3.2.1")));
        assertTrue(own.allows(address("::1")));
        for (InetAddress address : NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList()) {
            assertTrue(own.allows(address), address::toString);
        }
        assertFalse(own.allows(address("203.0.113.7")));
        assertTrue(own.toString().startsWith("127.0.0.0/8, ::1/128"), own::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 10.0.0.0/8, true",
        "127.0.0.1, 0.0.0.0/0, false",
        "127.0.0.1, 127.0.0.1, false",
        "127.0.0.1, ::1, true",
        "192.168.1.100, 127.0.0.0/8, true",
        "192.168.1.100, 192.168.1.0/24, false",
        "192.168.1.100, 0.0.0.0/0, false",
        "192.168.1.100, 2001:db8::/32, true",
        "0.0.0.0, 127.0.0.1, false",
        "0.0.0.0, ::1, true",
        "::, 127.0.0.1, false",
        "::1, ::1, false",
    })
    void warnsWhenNobodyWhoMayCanReachTheListener(String listener, String network, boolean warns) {
        assertEquals(
                warns,
                AllowedNetworks.of(List.of(network)).warning(address(listener)).isPresent());
    }

    private static InetAddress address(String literal) {
        return NetUtil.createInetAddressFromIpAddressString(literal);
    }
}
