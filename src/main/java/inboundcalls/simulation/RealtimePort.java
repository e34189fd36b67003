package inboundcalls.simulation;

import inboundcalls.net.Reason;
import inboundcalls.net.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A port of this machine where WebSocket clients connect that have the key, if there is one, and name a model; one loop carries them all. Each connection gets
 * a handler of its own for whole frames. Thread-safe.
 */
final class RealtimePort implements AutoCloseable {
    private static final int MOST_BYTES = 24 << 20;

    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final EventLoopGroup loops = Transport.available().group(1, "simulated-realtime");
    private final Optional<String> key;
    private final AtomicInteger refusals;
    private final Function<Channel, ChannelHandler> sessions;
    private final Channel server;

    /**
     * Listens on the loopback interface when it is made.
     *
     * @param port 0 takes a free one
     * @param refusals counts what it refuses
     * @throws UncheckedIOException when the port is taken
     */
    RealtimePort(int port, Optional<String> key, AtomicInteger refusals, Function<Channel, ChannelHandler> sessions) {
        this.key = key;
        this.refusals = refusals;
        this.sessions = sessions;
        ChannelFuture binding = new ServerBootstrap()
                .group(loops)
                .channel(Transport.available().serverSocketChannel())
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            shutDown();
            String what = "cannot listen on port " + port + ": " + Reason.of(binding.cause());
            throw new UncheckedIOException(what, new IOException(binding.cause()));
        }
        this.server = binding.channel();
    }

    int number() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Drops all connections and frees the port. Blocks until that is done. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        connections.close().syncUninterruptibly();
        shutDown();
    }

    private void shutDown() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private ChannelInitializer<SocketChannel> initializer() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                connections.add(channel);
                channel.pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(64 << 10))
                        .addLast(new RealtimeGate(key, refusals))
                        .addLast(new WebSocketServerProtocolHandler(webSocket()))
                        .addLast(new WebSocketFrameAggregator(MOST_BYTES))
                        .addLast(sessions.apply(channel));
            }
        };
    }

    private static WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(SimulatedRealtime.PATH)
                .checkStartsWith(true)
                .sendCloseFrame(null) // who drops a connection says nothing
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(MOST_BYTES)
                        .build())
                .build();
    }
}
