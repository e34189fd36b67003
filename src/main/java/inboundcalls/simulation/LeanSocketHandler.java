package inboundcalls.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a lean session when the handshake is done, and carries text messages to it: the caller's sound, fifty times a second, without making
 * JSON of it where it is written as usual.
 */
final class LeanSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(LeanSocketHandler.class);
    private static final byte[] APPEND = "{\"type\":\"input_audio_buffer.append\",".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AUDIO = "\"audio\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int SESSION_SECONDS = 3_600;

    private final int number;
    private final Outbox outbox;
    private final LeanModel model;
    private final LeanTap tap;
    private Optional<LeanSession> session = Optional.empty();

    LeanSocketHandler(int number, Outbox outbox, LeanModel model, LeanTap tap) {
        this.number = number;
        this.outbox = outbox;
        this.model = model;
        this.tap = tap;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof HandshakeComplete handshake) {
            String name = RealtimeGate.model(new QueryStringDecoder(handshake.requestUri()));
            long expiresAt = System.currentTimeMillis() / 1_000 + SESSION_SECONDS;
            SessionConfig config = new SessionConfig(outbox.id("sess"), name, expiresAt);
            session = Optional.of(new LeanSession(number, context.channel().eventLoop(), outbox, config, model, tap));
            session.get().begin();
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (session.isEmpty() || !(frame instanceof TextWebSocketFrame)) {
            return;
        }
        ByteBuf text = frame.content();
        byte[] bytes = new byte[text.readableBytes()];
        text.readBytes(bytes);
        Optional<ByteBuffer> sound = sound(bytes);
        if (sound.isPresent()) {
            session.get().append(sound.get());
        } else {
            session.get().receive(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** The base64 of the caller's sound, if the event is that and nothing else; there may be spaces between its members. */
    static Optional<ByteBuffer> sound(byte[] event) {
        int at = APPEND.length;
        while (at < event.length && event[at] == ' ') {
            at++;
        }
        int start = at + AUDIO.length;
        int end = event.length - END.length;
        boolean plain = start <= end && holds(event, 0, APPEND) && holds(event, at, AUDIO) && holds(event, end, END);
        return plain ? Optional.of(ByteBuffer.wrap(event, start, end - start)) : Optional.empty();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        session.ifPresent(LeanSession::end);
        session = Optional.empty();
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("Lean session {} failed", number, cause);
        }
        context.close();
    }

    private static boolean holds(byte[] bytes, int at, byte[] part) {
        return Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
    }
}
