package inboundcalls.audiosocket;

import static java.util.Objects.requireNonNull;

import inboundcalls.net.Reason;
import inboundcalls.net.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Listens for Asterisk. Every connection is one call, carried by one of the call loops from accept to close. */
public final class AudioSocketServer {
    private static final int BACKLOG = 1_024;
    /** What may wait for an Asterisk that takes nothing: some 4 s at 8 kHz; real calls have one frame under way. */
    private static final WriteBufferWaterMark WAITING_BYTES = new WriteBufferWaterMark(32 << 10, 64 << 10);

    /** The system's own share of that; what it would take by itself on the loopback interface is minutes. */
    private static final int SYSTEM_BYTES = 32 << 10;

    private final ServerBootstrap bootstrap;

    /**
     * {@code calls} sets up the pipeline of each connection that {@code door} lets in. There is no keep-alive: on a call something is always
     * under way to the phone, whose acknowledgement is missed after {@code lostTimeout}, and nothing else stays open for long.
     */
    public AudioSocketServer(
            Transport transport,
            EventLoopGroup acceptLoop,
            EventLoopGroup callLoops,
            Doorkeeper door,
            ChannelHandler calls,
            Duration lostTimeout) {
        this.bootstrap = new ServerBootstrap()
                .group(acceptLoop, callLoops)
                .channel(transport.serverSocketChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(requireNonNull(door))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, SYSTEM_BYTES)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING_BYTES)
                .childHandler(requireNonNull(calls));
        transport.breakWhenLost(bootstrap, lostTimeout);
    }

    /**
     * Listens until the channel is closed; blocks until it does. Port 0 takes a free one.
     *
     * @throws IOException when the port is taken or the address is none of this host's
     */
    public Channel listen(InetSocketAddress address) throws IOException {
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(Reason.of(bound.cause()), bound.cause());
        }
        return bound.channel();
    }
}
