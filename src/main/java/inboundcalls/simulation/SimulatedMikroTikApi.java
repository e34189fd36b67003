package inboundcalls.simulation;

import inboundcalls.net.Reason;
import inboundcalls.net.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A MikroTik API that knows a small network. What is set counts from the next question on; thread-safe. */
public final class SimulatedMikroTikApi implements AutoCloseable {
    private static final int BODY_LIMIT_BYTES = 64 * 1024;

    private final EventLoopGroup group;
    private final Channel server;
    private final ChannelGroup clients;
    private final AtomicReference<MikroTikBehaviour> behaviour;
    private final AtomicInteger requests;

    private SimulatedMikroTikApi(
            EventLoopGroup group,
            Channel server,
            ChannelGroup clients,
            AtomicReference<MikroTikBehaviour> behaviour,
            AtomicInteger requests) {
        this.group = group;
        this.server = server;
        this.clients = clients;
        this.behaviour = behaviour;
        this.requests = requests;
    }

    /**
     * Listens on loopback when it returns, with the network that comes with the program.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static SimulatedMikroTikApi start(int port) throws IOException {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SimulatedNetwork.load());
    }

    /**
     * Listens when it returns.
     *
     * @throws IOException when the port is taken, or the address is not this host's
     */
    public static SimulatedMikroTikApi start(InetSocketAddress address, SimulatedNetwork network) throws IOException {
        EventLoopGroup group = Transport.available().group(1, "mikrotik-api");
        AtomicReference<MikroTikBehaviour> behaviour = new AtomicReference<>(MikroTikBehaviour.USUAL);
        AtomicInteger requests = new AtomicInteger();
        MikroTikEndpoints endpoints = new MikroTikEndpoints(new NetworkAnswers(network));
        ChannelGroup clients = new DefaultChannelGroup(group.next(), true);
        ChannelFuture binding = bootstrap(group, clients, endpoints, counting(behaviour, requests))
                .bind(address)
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            shutDown(group);
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": "
                            + Reason.of(binding.cause()),
                    binding.cause());
        }
        return new SimulatedMikroTikApi(group, binding.channel(), clients, behaviour, requests);
    }

    public int port() {
        return address().getPort();
    }

    public URI url() {
        return URI.create("http://" + NetUtil.toSocketAddressString(address()));
    }

    /** How many it has been sent so far, of whatever kind. */
    public int requests() {
        return requests.get();
    }

    /** How long it thinks about a question. */
    public void delay(Duration delay) {
        behaviour.updateAndGet(now -> new MikroTikBehaviour(delay, now.troubles(), now.fixed()));
    }

    /** At every question, and nowhere else. */
    public void fault(MikroTikFault fault) {
        troubles(List.of(MikroTikTrouble.everywhere(fault)));
    }

    /** Instead of all that it had. */
    public void troubles(List<MikroTikTrouble> troubles) {
        behaviour.updateAndGet(now -> new MikroTikBehaviour(now.delay(), troubles, now.fixed()));
    }

    /** From now on it gives this answer to this question, to the letter. */
    public void answer(String question, String response) {
        behaviour.updateAndGet(
                now -> new MikroTikBehaviour(now.delay(), now.troubles(), with(now, question, response)));
    }

    /** Frees the port and drops all connections; the group's shutdown alone does neither for certain. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        clients.close().awaitUninterruptibly();
        shutDown(group);
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    private static ServerBootstrap bootstrap(
            EventLoopGroup group,
            ChannelGroup clients,
            MikroTikEndpoints endpoints,
            Supplier<MikroTikBehaviour> behaviour) {
        return new ServerBootstrap()
                .group(group)
                .channel(Transport.available().serverSocketChannel())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        clients.add(channel);
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(BODY_LIMIT_BYTES))
                                .addLast(new SimulatedMikroTikHandler(endpoints, behaviour));
                    }
                });
    }

    private static Supplier<MikroTikBehaviour> counting(
            AtomicReference<MikroTikBehaviour> behaviour, AtomicInteger requests) {
        return () -> {
            requests.incrementAndGet();
            return behaviour.get();
        };
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
