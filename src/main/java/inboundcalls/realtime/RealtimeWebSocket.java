package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.audio.Pcm;
import inboundcalls.log.CallLog;
import inboundcalls.net.Reason;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;

/**
 * A WebSocket to the model: Java-WebSocket's protocol engine, driven by a Netty channel on the call's event loop. Handshake, pings, close and the
 * frames of all events but two are the engine's; bytes, TLS and back-pressure are Netty's. The two that carry sound go past the engine, which
 * checks the UTF-8 of either, masks byte by byte, and copies a frame up to seven times.
 *
 * <p>The last handler of its channel, behind {@link ServerFrames}.
 */
final class RealtimeWebSocket extends ChannelInboundHandlerAdapter {
    private static final int LAST_WORDS_SECONDS = 1;

    private final ModelEndpoint endpoint;
    private final RealtimeListener listener;
    private final Consumer<SessionEnd> onEnd;
    private final ServerEventReader reader;
    private final AppendFrame appendFrame;
    private final CallLog log;
    private final WebSocketEngine engine = new WebSocketEngine(new EngineEvents());
    /** Null until the channel is registered, which is before any event of it. */
    private ChannelHandlerContext ctx;

    private boolean opened;
    private boolean closedByUs;
    private boolean ended;
    /** What the channel failed of, or empty. */
    private String fault = "";

    /** {@code onEnd} is told once, last, and the listener all that comes before. */
    RealtimeWebSocket(ModelEndpoint endpoint, RealtimeListener listener, CallLog log, Consumer<SessionEnd> onEnd) {
        this.endpoint = requireNonNull(endpoint);
        this.listener = requireNonNull(listener);
        this.reader = new ServerEventReader(endpoint.format(), listener);
        this.appendFrame = new AppendFrame(endpoint.format());
        this.log = requireNonNull(log);
        this.onEnd = requireNonNull(onEnd);
    }

    /** Does nothing unless the session is open. */
    void send(String text) {
        if (engine.isOpen()) {
            engine.send(text);
        }
    }

    /**
     * Sends sound of the caller, past the engine; does nothing unless the session is open. The engine's own frames are written to the channel as
     * soon as it makes them, on this same loop, each whole: neither comes between the bytes of the other, and none after a close.
     */
    void append(Pcm pcm) {
        if (engine.isOpen()) {
            ctx.writeAndFlush(appendFrame.of(pcm, ctx.alloc()), ctx.voidPromise());
        }
    }

    void close() {
        closedByUs = true;
        if (engine.isOpen()) {
            engine.close(CloseFrame.NORMAL);
        } else if (ctx != null) {
            ctx.close();
        }
    }

    /** The connection could not be made, or serves no more. */
    void failed(Kind kind, String detail) {
        end(kind, detail);
        if (ctx != null) {
            ctx.close();
        }
    }

    /** Asks the other side for a sign of life. */
    void ping() {
        if (engine.isOpen()) {
            engine.sendPing();
        }
    }

    /** The handshake succeeded, perhaps long ago. */
    boolean wasOpened() {
        return opened;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws InvalidHandshakeException {
        if (context.pipeline().get(SslHandler.class) == null) {
            engine.startHandshake(endpoint);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws InvalidHandshakeException {
        if (event instanceof SslHandshakeCompletionEvent tls && tls.isSuccess()) {
            engine.startHandshake(endpoint);
        } else if (event instanceof SslHandshakeCompletionEvent tls) {
            failed(Kind.UNREACHABLE, "TLS: " + tls.cause().getMessage());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            Optional<AudioDelta> delta =
                    engine.isOpen() ? AudioDeltaReader.read(in, endpoint.format()) : Optional.empty();
            if (delta.isPresent()) {
                tell(() -> reader.tell(delta.get()));
            } else {
                engine.take(in);
            }
        } finally {
            in.release();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!ctx.channel().isWritable()) {
            failed(Kind.STALLED, ctx.channel().bytesBeforeWritable() + " bytes wait");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        engine.eot();
    }

    /**
     * The end is told when the channel is inactive. A write that fails does not close it at once: why the server closed may still be there to be
     * read.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (engine.isOpen() && !(root instanceof IOException)) {
            log.error("Fallo interno en la conexión con la API Realtime", root);
        }
        if (!fault.isEmpty()) {
            return;
        }
        fault = Reason.of(root);
        if (root instanceof IOException && !(root instanceof SSLException)) {
            context.executor().schedule(() -> context.close(), LAST_WORDS_SECONDS, SECONDS);
        } else {
            context.close();
        }
    }

    private void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException bug) {
            log.error("Fallo interno al tratar un evento del modelo", bug);
            failed(Kind.FAULT, String.valueOf(bug));
        }
    }

    private void end(Kind kind, String detail) {
        if (!ended) {
            ended = true;
            onEnd.accept(new SessionEnd(closedByUs ? Kind.CLOSED_BY_US : kind, detail));
        }
    }

    /** What the engine tells. All of it on the event loop, since only the loop drives the engine. */
    private final class EngineEvents extends QuietEngineEvents {
        @Override
        public void onWebsocketMessage(WebSocket socket, String message) {
            if (socket.isOpen()) { // else it came in one read with what made us close
                tell(() -> reader.read(message));
            }
        }

        @Override
        public void onWebsocketMessage(WebSocket socket, ByteBuffer bytes) {
            listener.tally().onIgnored("binary message");
        }

        /** A close follows. What is not the server's fault has its stack trace only here. */
        @Override
        public void onWebsocketError(WebSocket socket, Exception cause) {
            if (!(cause instanceof InvalidDataException)) {
                log.error("Fallo interno en la conexión con la API Realtime", cause);
            }
        }

        @Override
        public void onWriteDemand(WebSocket socket) {
            engine.flushTo(ctx);
        }

        @Override
        public void onWebsocketClose(WebSocket socket, int code, String reason, boolean remote) {
            SessionEnd end = CloseReader.read(code, reason == null ? "" : reason, fault);
            end(end.kind(), end.detail());
        }

        @Override
        public void onWebsocketPing(WebSocket socket, Framedata ping) {
            if (socket.isOpen()) {
                super.onWebsocketPing(socket, ping);
            }
        }

        @Override
        public void onWebsocketOpen(WebSocket socket, Handshakedata handshake) {
            opened = true;
        }

        @Override
        Channel channel() {
            return ctx.channel();
        }
    }
}
