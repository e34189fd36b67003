package inboundcalls.simulation;

import inboundcalls.net.Reason;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A port of this machine where WebSocket clients connect that have the key, if there is one, and name a model; one loop carries them all. Each connection gets
 * a handler of its own for whole frames. Thread-safe.
 */
final class RealtimePort implements AutoCloseable {
    private static final int MOST_BYTES = 24 << 20;

    private final Optional<String> key;
    private final AtomicInteger refusals;
    private final Function<Channel, ChannelHandler> sessions;
    private final AtomicInteger unavailable = new AtomicInteger();
    private final ListeningPort port;

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
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            this.port = new ListeningPort("simulated-realtime", address, this::fill);
        } catch (IOException taken) {
            String what = "cannot listen on port " + port + ": " + Reason.of(taken.getCause());
            throw new UncheckedIOException(what, taken);
        }
    }

    int number() {
        return port.address().getPort();
    }

    /** One more handshake is refused as if the service were unavailable. */
    void refuseOne() {
        unavailable.incrementAndGet();
    }

    private boolean isUnavailable() {
        return unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** Drops all connections and frees the port. Blocks until that is done. */
    @Override
    public void close() {
        port.close();
    }

    private void fill(Channel channel) {
        channel.pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(64 << 10))
                .addLast(new RealtimeGate(key, refusals, this::isUnavailable))
                .addLast(new WebSocketServerProtocolHandler(webSocket()))
                .addLast(new WebSocketFrameAggregator(MOST_BYTES))
                .addLast(sessions.apply(channel));
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
