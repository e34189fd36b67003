package inboundcalls.config;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.util.List;

/** Makes the settings of the phones' side. */
final class AudioSocketReader {
    private final Settings settings;

    AudioSocketReader(Settings settings) {
        this.settings = settings;
    }

    Config.AudioSocket read() {
        int loops = settings.whole("audiosocket.loops", 0, 1_024);
        return new Config.AudioSocket(
                settings.text("audiosocket.address", HostAddress.EXPECTED, HostAddress::isAddress),
                settings.whole("audiosocket.port", Ports.ANY, Ports.LAST),
                AllowedNetworks.of(networks("audiosocket.allowed-networks")),
                AllowedNetworks.only(networks("audiosocket.proxy-protocol.from")),
                loops == 0 ? Runtime.getRuntime().availableProcessors() : loops,
                settings.flag("audiosocket.known-calls-only"),
                limits());
    }

    private List<String> networks(String key) {
        return settings.list(key, Network.EXPECTED, text -> Network.parse(text).isPresent());
    }

    private PeerLimits limits() {
        return new PeerLimits(
                settings.duration("audiosocket.uuid-timeout", ofMillis(100), ofSeconds(60)),
                settings.duration("audiosocket.message-timeout", ofMillis(100), ofSeconds(60)),
                settings.duration("audiosocket.lost-timeout", ofSeconds(1), ofSeconds(600)),
                settings.whole("audiosocket.connections", 1, 1_000_000),
                settings.whole("audiosocket.waiting-connections", 1, 1_000_000),
                settings.whole("audiosocket.connections-per-second", 1, 1_000_000));
    }
}
