package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audiosocket.AudioSocketDecoder;
import inboundcalls.audiosocket.AudioSocketEncoder;
import inboundcalls.config.AllowedNetworks;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline of a call, in the order in which bytes from the phone pass through. */
public final class CallInitializer extends ChannelInitializer<SocketChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(CallInitializer.class);

    private final AllowedNetworks allowed;
    private final ChannelGroup phones;
    private final CallFactory calls;
    private final Duration uuidTimeout;
    private final AudioSocketEncoder encoder = new AudioSocketEncoder();

    /** {@code phones} is given every connection that is let in, for as long as it is open. */
    public CallInitializer(AllowedNetworks allowed, ChannelGroup phones, CallFactory calls, Duration uuidTimeout) {
        this.allowed = requireNonNull(allowed);
        this.phones = requireNonNull(phones);
        this.calls = requireNonNull(calls);
        this.uuidTimeout = requireNonNull(uuidTimeout);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (!allowed.allows(channel.remoteAddress().getAddress())) {
            LOG.warn("Conexión rechazada de {}: no está en las redes permitidas", channel.remoteAddress());
            channel.close();
            return;
        }
        phones.add(channel);
        channel.pipeline()
                .addLast(new AudioSocketDecoder())
                .addLast(encoder)
                .addLast(new CallHandler(calls, uuidTimeout));
    }
}
