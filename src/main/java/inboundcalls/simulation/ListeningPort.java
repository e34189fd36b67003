package inboundcalls.simulation;

import inboundcalls.net.Reason;
import inboundcalls.net.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A TCP port of a simulated service and the connections to it, all on one loop. Thread-safe. */
final class ListeningPort implements AutoCloseable {
    private final EventLoopGroup loops;
    private final ChannelGroup connections;
    private final Channel server;

    /**
     * Listens when it is made.
     *
     * @param service names the loop's thread
     * @param pipeline fills that of a new connection, on the loop
     * @throws IOException when the port is taken, or the address is not this host's
     */
    ListeningPort(String service, InetSocketAddress address, Consumer<Channel> pipeline) throws IOException {
        loops = Transport.available().group(1, service);
        connections = new DefaultChannelGroup(loops.next(), true);
        ChannelFuture binding = new ServerBootstrap()
                .group(loops)
                .channel(Transport.available().serverSocketChannel())
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer(pipeline))
                .bind(address)
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            shutDown();
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": "
                            + Reason.of(binding.cause()),
                    binding.cause());
        }
        server = binding.channel();
    }

    /** The port is the real one. */
    InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    /** Frees the port and drops all connections; the group's shutdown alone does neither for certain. Blocks until that is done. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        shutDown();
    }

    private ChannelInitializer<Channel> initializer(Consumer<Channel> pipeline) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                connections.add(channel);
                pipeline.accept(channel);
            }
        };
    }

    private void shutDown() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
