package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.audiosocket.AudioSocketException;
import inboundcalls.audiosocket.AudioSocketMessage;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.Digit;
import inboundcalls.audiosocket.AudioSocketMessage.Fault;
import inboundcalls.audiosocket.AudioSocketMessage.HangUp;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import inboundcalls.net.Reason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a connection brings into the life of its call: the UUID begins it, the end of the stream ends it. */
final class CallHandler extends SimpleChannelInboundHandler<AudioSocketMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(CallHandler.class);

    private final CallFactory calls;
    private final Duration uuidTimeout;
    private Future<?> uuidDeadline;
    /** Null until the UUID has come. */
    private Call call;

    CallHandler(CallFactory calls, Duration uuidTimeout) {
        this.calls = requireNonNull(calls);
        this.uuidTimeout = requireNonNull(uuidTimeout);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        uuidDeadline = ctx.executor()
                .schedule(
                        () -> refuse(ctx, "no UUID within " + uuidTimeout.toSeconds() + " s"),
                        uuidTimeout.toNanos(),
                        NANOSECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, AudioSocketMessage message) {
        if (!ctx.channel().isActive()) {
            return; // came in one segment with what made us close
        }
        if (call == null) {
            begin(ctx, message);
        } else if (message instanceof Audio audio) {
            call.onAudio(audio);
        } else if (message instanceof Digit pressed) {
            call.onDigit(pressed.digit());
        } else if (message instanceof HangUp) {
            call.end(EndReason.CALLER_HUNG_UP, "");
        } else if (message instanceof Fault fault) {
            call.end(EndReason.PROTOCOL_BROKEN, "error de Asterisk: " + fault.code());
        } else if (message instanceof Identity) {
            call.end(EndReason.PROTOCOL_BROKEN, "segundo UUID");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (call != null && !ctx.channel().isWritable()) {
            call.end(EndReason.PHONE_STALLED, "");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        uuidDeadline.cancel(false);
        if (call != null) {
            call.end(EndReason.CALLER_HUNG_UP, "");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (call == null) {
            refuse(ctx, root);
        } else if (root instanceof AudioSocketException) {
            call.end(EndReason.PROTOCOL_BROKEN, root.getMessage());
        } else if (root instanceof IOException) {
            call.end(EndReason.CALLER_HUNG_UP, "");
        } else {
            call.onFault(root);
        }
    }

    private void begin(ChannelHandlerContext ctx, AudioSocketMessage first) {
        if (first instanceof Identity identity) {
            uuidDeadline.cancel(false);
            call = calls.begin(identity.uuid(), ctx.channel());
        } else {
            refuse(ctx, "first message: " + first.getClass().getSimpleName() + " (expected: Identity)");
        }
    }

    private static void refuse(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException || cause instanceof AudioSocketException) {
            refuse(ctx, Reason.of(cause));
        } else {
            LOG.error("Fallo interno antes de la llamada", cause);
            ctx.close();
        }
    }

    private static void refuse(ChannelHandlerContext ctx, String why) {
        if (ctx.channel().isOpen()) {
            LOG.warn("Conexión rechazada de {}: {}", ctx.channel().remoteAddress(), why);
            ctx.close();
        }
    }
}
