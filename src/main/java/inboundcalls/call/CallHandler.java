package inboundcalls.call;

import static java.util.Objects.requireNonNull;

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
import java.io.IOException;

/** Turns what the connection of a call brings into the call's life; the end of the stream ends it. */
final class CallHandler extends SimpleChannelInboundHandler<AudioSocketMessage> {
    private final PhoneListener call;

    CallHandler(PhoneListener call) {
        this.call = requireNonNull(call);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, AudioSocketMessage message) {
        if (!ctx.channel().isActive()) {
            return; // came in one segment with what made us close
        }
        if (message instanceof Audio audio) {
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
        if (!ctx.channel().isWritable()) {
            call.end(EndReason.PHONE_STALLED, "");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        call.end(EndReason.CALLER_HUNG_UP, "");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof AudioSocketException) {
            call.end(EndReason.PROTOCOL_BROKEN, root.getMessage());
        } else if (root instanceof IOException) {
            call.end(Reason.isLoss(root) ? EndReason.PHONE_LOST : EndReason.CALLER_HUNG_UP, "");
        } else {
            call.onFault(root);
        }
    }
}
