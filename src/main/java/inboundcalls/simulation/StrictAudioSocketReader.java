package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.simulation.CallEnd.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what a server sends as Asterisk's {@code res_audiosocket.c} does: hang-up or audio, nothing else, never empty, and the payload at most
 * 5 ms behind its header. Emits each message's payload as {@link Payload}.
 */
final class StrictAudioSocketReader extends ByteToMessageDecoder {
    private static final int HEADER_BYTES = 3;
    private static final int PAYLOAD_WAIT_MILLIS = 5;
    private static final int FIRST_AUDIO = 0x10;
    private static final int LAST_AUDIO = 0x18;

    /** The bytes of one audio message. */
    record Payload(int kind, byte[] bytes) {}

    private final Consumer<CallEnd> end;
    private Future<?> payloadDeadline;
    private boolean over;

    StrictAudioSocketReader(Consumer<CallEnd> end) {
        this.end = requireNonNull(end);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (over) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < HEADER_BYTES) {
            return;
        }
        int kind = in.getUnsignedByte(in.readerIndex());
        int length = in.getUnsignedShort(in.readerIndex() + 1);
        if (refuses(kind, length)) {
            return;
        }
        if (in.readableBytes() < HEADER_BYTES + length) {
            awaitPayload(ctx, length);
        } else {
            cancelDeadline();
            byte[] bytes = new byte[length];
            in.skipBytes(HEADER_BYTES).readBytes(bytes);
            out.add(new Payload(kind, bytes));
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        cancelDeadline();
    }

    private boolean refuses(int kind, int length) {
        if (kind == 0) {
            finish(Kind.SERVER_HUNG_UP, "0x00");
        } else if (kind < FIRST_AUDIO || kind > LAST_AUDIO) {
            finish(Kind.WRONG_KIND, String.format("0x%02X", kind));
        } else if (length == 0) {
            finish(Kind.EMPTY_MESSAGE, String.format("0x%02X", kind));
        }
        return over;
    }

    /** By a timer: what is in the socket already is read before the timer runs, however late this machine is. */
    private void awaitPayload(ChannelHandlerContext ctx, int length) {
        if (payloadDeadline == null) {
            payloadDeadline = ctx.executor()
                    .schedule(
                            () -> finish(Kind.LATE_PAYLOAD, length + " bytes announced"),
                            PAYLOAD_WAIT_MILLIS,
                            MILLISECONDS);
        }
    }

    private void cancelDeadline() {
        if (payloadDeadline != null) {
            payloadDeadline.cancel(false);
            payloadDeadline = null;
        }
    }

    private void finish(Kind kind, String detail) {
        over = true;
        cancelDeadline();
        end.accept(new CallEnd(kind, detail));
    }
}
