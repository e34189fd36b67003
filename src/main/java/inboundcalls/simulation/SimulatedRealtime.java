package inboundcalls.simulation;

import inboundcalls.net.Reason;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Realtime API on a port of this machine, as strict as the real one, with a model that listens to the caller, asks the function and
 * speaks the answer. Every connection is a session of its own. Out of the conversation it says the recorded sentence that its instructions quote.
 * Thread-safe.
 *
 * <p>Refused as {@code not_simulated}: text instead of speech, input of a response that is not empty, sound and images in created items.
 * Accepted without effect: {@code idle_timeout_ms}, {@code eagerness}, noise reduction, truncation, MCP tools, {@code speed}.
 */
public final class SimulatedRealtime implements AutoCloseable {
    /** The only rate of sound that the API takes and gives as PCM, in Hz. */
    public static final int RATE = 24_000;

    static final String PATH = "/v1/realtime";

    private static final int MOST_BYTES = 24 << 20;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("simulated-realtime"), NioIoHandler.newFactory());
    /** A loop that is no channel's: comparing sounds takes too long for those. */
    private final EventExecutor listeners = new DefaultEventExecutor(new DefaultThreadFactory("simulated-ear"));

    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final SimulatedModel model;
    private final Scenario scenario;
    private final Channel server;

    private SimulatedRealtime(InetSocketAddress address, Recordings recordings, Scenario scenario) {
        this.model = new SimulatedModel(recordings, listeners);
        this.scenario = scenario;
        ChannelFuture binding = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer())
                .bind(address)
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            shutDown();
            String what = "cannot listen on port " + address.getPort() + ": " + Reason.of(binding.cause());
            throw new UncheckedIOException(what, new IOException(binding.cause()));
        }
        this.server = binding.channel();
    }

    /**
     * Starts on the loopback interface; blocks until it listens.
     *
     * @param port 0 takes a free one
     * @throws UncheckedIOException when it is taken
     */
    public static SimulatedRealtime start(int port, Recordings recordings, Scenario scenario) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new SimulatedRealtime(address, recordings, scenario);
    }

    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Where clients connect to, without the model that they have to name. */
    public URI url() {
        return URI.create("ws://127.0.0.1:" + port() + PATH);
    }

    /** How many requests and events it has refused so far; errors that the scenario asked for are none. */
    public int refusals() {
        return refusals.get();
    }

    /** How many connections there have been. */
    public int sessions() {
        return sessions.get();
    }

    /** Drops all connections and frees the port. Blocks until that is done. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        connections.close().syncUninterruptibly();
        shutDown();
    }

    private void shutDown() {
        listeners.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private ChannelInitializer<SocketChannel> initializer() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                connections.add(channel);
                int number = sessions.getAndIncrement();
                Outbox outbox = new Outbox(channel, number, scenario.tap(), refusals);
                channel.pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(64 << 10))
                        .addLast(new RealtimeGate(scenario.key(), refusals))
                        .addLast(new WebSocketServerProtocolHandler(webSocket()))
                        .addLast(new WebSocketFrameAggregator(MOST_BYTES))
                        .addLast(new RealtimeSocketHandler(number, model, scenario, outbox));
            }
        };
    }

    private static WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(PATH)
                .checkStartsWith(true)
                .sendCloseFrame(null) // who drops a connection says nothing
                .maxFramePayloadLength(MOST_BYTES)
                .build();
    }
}
