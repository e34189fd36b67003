package inboundcalls.simulation;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    /** A loop that is no channel's: comparing sounds takes too long for those. */
    private final EventExecutor listeners = new DefaultEventExecutor(new DefaultThreadFactory("simulated-ear"));

    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<Integer, Channel> channels = new ConcurrentHashMap<>();
    private final SimulatedModel model;
    private final Scenario scenario;
    private final RealtimePort port;

    private SimulatedRealtime(int port, Recordings recordings, Scenario scenario) {
        this.model = new SimulatedModel(recordings, listeners);
        this.scenario = scenario;
        try {
            this.port = new RealtimePort(port, scenario.key(), refusals, this::session);
        } catch (UncheckedIOException taken) {
            listeners.shutdownGracefully();
            throw taken;
        }
    }

    /**
     * Starts on the loopback interface; blocks until it listens.
     *
     * @param port 0 takes a free one
     * @throws UncheckedIOException when it is taken
     */
    public static SimulatedRealtime start(int port, Recordings recordings, Scenario scenario) {
        return new SimulatedRealtime(port, recordings, scenario);
    }

    public int port() {
        return port.number();
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

    /** Does that to the connection of a session, counted from 0; nothing when it is closed. */
    public void fault(int session, ConnectionFault fault) {
        Optional.ofNullable(channels.get(session))
                .ifPresent(channel -> channel.eventLoop().execute(() -> fault(channel, fault)));
    }

    /** One more connection that is going to ask for a session is told that the service is unavailable. */
    public void refuseOne() {
        port.refuseOne();
    }

    private static void fault(Channel channel, ConnectionFault fault) {
        switch (fault) {
            case DROP -> channel.close();
            case RESET -> {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.close();
            }
            case SERVER_ERROR ->
                channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.INTERNAL_SERVER_ERROR))
                        .addListener(ChannelFutureListener.CLOSE);
            case FROZEN -> {
                channel.config().setAutoRead(false);
                channel.pipeline().addFirst(new FrozenHandler());
            }
            case GARBAGE -> sendBytes(channel, "ffffffffffffffff");
            case TOO_LONG -> sendBytes(channel, "817f0000000100000000"); // a text of 4 GiB
            case NONSENSE -> {
                channel.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[1_000])));
                channel.write(new TextWebSocketFrame("{\"type\":\"response.done\",\"resp"));
                channel.writeAndFlush(new TextWebSocketFrame("[1e999]"));
            }
        }
    }

    /** As they are, past the WebSocket. */
    private static void sendBytes(Channel channel, String hex) {
        channel.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex)));
    }

    /** Drops all connections and frees the port. Blocks until that is done. */
    @Override
    public void close() {
        port.close();
        listeners.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private ChannelHandler session(Channel channel) {
        int number = sessions.getAndIncrement();
        channels.put(number, channel);
        channel.closeFuture().addListener(closed -> channels.remove(number));
        Outbox outbox = new Outbox(channel, number, scenario.tap(), refusals);
        return new RealtimeSocketHandler(number, model, scenario, outbox);
    }
}
