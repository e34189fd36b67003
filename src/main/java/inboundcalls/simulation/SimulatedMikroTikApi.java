package inboundcalls.simulation;

import inboundcalls.net.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A MikroTik API on loopback that knows a small network. What is set counts from the next question on; thread-safe. */
public final class SimulatedMikroTikApi implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";
    private static final int BODY_LIMIT_BYTES = 64 * 1024;

    private final EventLoopGroup group;
    private final Channel server;
    private final AtomicReference<MikroTikBehaviour> behaviour;

    private SimulatedMikroTikApi(EventLoopGroup group, Channel server, AtomicReference<MikroTikBehaviour> behaviour) {
        this.group = group;
        this.server = server;
        this.behaviour = behaviour;
    }

    /**
     * Listens when it returns.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static SimulatedMikroTikApi start(int port) throws IOException {
        EventLoopGroup group = Transport.available().group(1, "mikrotik-api");
        AtomicReference<MikroTikBehaviour> behaviour = new AtomicReference<>(MikroTikBehaviour.USUAL);
        ChannelFuture binding = bootstrap(group, behaviour).bind(ADDRESS, port).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            shutDown(group);
            throw new IOException("port: " + port + " cannot be bound", binding.cause());
        }
        return new SimulatedMikroTikApi(group, binding.channel(), behaviour);
    }

    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    public URI url() {
        return URI.create("http://" + ADDRESS + ":" + port());
    }

    /** How long it thinks about a question. */
    public void delay(Duration delay) {
        behaviour.updateAndGet(now -> new MikroTikBehaviour(delay, now.fault(), now.fixed()));
    }

    public void fault(MikroTikFault fault) {
        behaviour.updateAndGet(now -> new MikroTikBehaviour(now.delay(), fault, now.fixed()));
    }

    /** From now on it gives this answer to this question, to the letter. */
    public void answer(String question, String response) {
        behaviour.updateAndGet(now -> new MikroTikBehaviour(now.delay(), now.fault(), with(now, question, response)));
    }

    @Override
    public void close() {
        shutDown(group);
    }

    private static ServerBootstrap bootstrap(EventLoopGroup group, AtomicReference<MikroTikBehaviour> behaviour) {
        MikroTikEndpoints endpoints = new MikroTikEndpoints(new NetworkAnswers(SimulatedNetwork.load()));
        return new ServerBootstrap()
                .group(group)
                .channel(Transport.available().serverSocketChannel())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(BODY_LIMIT_BYTES))
                                .addLast(new SimulatedMikroTikHandler(endpoints, behaviour::get));
                    }
                });
    }

    private static Map<String, String> with(MikroTikBehaviour now, String question, String response) {
        Map<String, String> fixed = new HashMap<>(now.fixed());
        fixed.put(question, response);
        return fixed;
    }

    private static void shutDown(EventLoopGroup group) {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
