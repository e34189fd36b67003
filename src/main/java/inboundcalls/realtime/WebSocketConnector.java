package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.net.Reason;
import inboundcalls.net.Transport;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;

/** Opens sessions over {@code wss}, or {@code ws} to loopback, each on the event loop of its call. */
public final class WebSocketConnector implements RealtimeConnector {
    /** One attempt of several. */
    private static final long LONGEST_ATTEMPT_MILLIS = 2_000;
    /** What may wait for a model's side that takes nothing: some 15 s of the caller's speech. */
    private static final WriteBufferWaterMark WAITING_BYTES = new WriteBufferWaterMark(256 << 10, 1 << 20);

    /** What one event lets be sent is written together: 25 to 750 frames when a session begins to listen. Well below what may wait. */
    private static final int FRAMES_AT_ONCE = 64;

    private final ModelEndpoint endpoint;
    private final Duration limit;
    private final Bootstrap bootstrap;
    private final Optional<SslContext> tls;
    private final Executor tlsTasks;

    /**
     * @param resolver must not block: it is asked on the event loops that carry calls
     * @param tlsTasks runs the slow steps of TLS handshakes, away from the event loops
     */
    public WebSocketConnector(
            Config.Realtime realtime,
            Transport transport,
            AddressResolverGroup<InetSocketAddress> resolver,
            Executor tlsTasks)
            throws SSLException {
        this.endpoint = ModelEndpoint.of(realtime);
        this.limit = realtime.connectTimeout();
        this.tlsTasks = requireNonNull(tlsTasks);
        this.tls = endpoint.isTls() ? Optional.of(SslContextBuilder.forClient().build()) : Optional.empty();
        this.bootstrap = new Bootstrap()
                .channel(transport.socketChannel())
                .resolver(resolver)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_CLOSE, false) // the session closes it, when it has read what came before
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING_BYTES)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(Math.min(limit.toMillis(), LONGEST_ATTEMPT_MILLIS)));
    }

    @Override
    public RealtimeSession connect(EventLoop loop, RealtimeListener listener, CallLog log, long pauseMillis) {
        SessionOpener opener =
                new SessionOpener(endpoint, listener, log, loop, limit, pauseMillis, socket -> open(loop, socket));
        return new WebSocketSession(opener, endpoint.format());
    }

    private void open(EventLoop loop, RealtimeWebSocket socket) {
        bootstrap
                .clone(loop)
                .handler(pipeline(socket))
                .connect(endpoint.url().getHost(), endpoint.port())
                .addListener((ChannelFuture connected) -> {
                    if (!connected.isSuccess()) {
                        // Where there was no descriptor for a socket this is another thread.
                        loop.execute(() -> socket.failed(kindOf(connected.cause()), Reason.of(connected.cause())));
                    }
                });
    }

    private ChannelInitializer<SocketChannel> pipeline(RealtimeWebSocket socket) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                tls.ifPresent(context -> pipeline.addLast(
                        context.newHandler(channel.alloc(), endpoint.url().getHost(), endpoint.port(), tlsTasks)));
                pipeline.addLast(new FlushConsolidationHandler(FRAMES_AT_ONCE));
                pipeline.addLast(new Heartbeat(socket));
                pipeline.addLast(new ServerFrames(WebSocketEngine.MAX_MESSAGE_BYTES));
                pipeline.addLast(socket);
            }
        };
    }

    private static Kind kindOf(Throwable cause) {
        return cause instanceof ConnectTimeoutException ? Kind.TIMED_OUT : Kind.UNREACHABLE;
    }
}
