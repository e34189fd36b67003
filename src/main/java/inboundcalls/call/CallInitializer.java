package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audiosocket.AudioSocketDecoder;
import inboundcalls.audiosocket.AudioSocketEncoder;
import inboundcalls.audiosocket.Connections;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.audiosocket.ProxyProtocolHandler;
import inboundcalls.config.Config;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;

/** The pipeline of a call, in the order in which bytes from the phone pass through. */
public final class CallInitializer extends ChannelInitializer<SocketChannel> {
    private final Config.AudioSocket settings;
    private final Connections connections;
    private final PeerFaults faults;
    private final CallFactory calls;
    private final AudioSocketEncoder encoder = new AudioSocketEncoder();

    public CallInitializer(Config.AudioSocket settings, Connections connections, PeerFaults faults, CallFactory calls) {
        this.settings = requireNonNull(settings);
        this.connections = requireNonNull(connections);
        this.faults = requireNonNull(faults);
        this.calls = requireNonNull(calls);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (settings.balancers().allows(channel.remoteAddress().getAddress())) {
            channel.pipeline()
                    .addLast(new HAProxyMessageDecoder())
                    .addLast(new ProxyProtocolHandler(settings.allowedNetworks(), faults));
        }
        channel.pipeline()
                .addLast(new AudioSocketDecoder(settings.limits().messageTimeout()))
                .addLast(encoder)
                .addLast(new ReceptionHandler(calls, connections, faults, settings));
    }
}
