package inboundcalls.audiosocket;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.audio.LentPcm;
import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.Digit;
import inboundcalls.audiosocket.AudioSocketMessage.Fault;
import inboundcalls.audiosocket.AudioSocketMessage.HangUp;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Bytes to messages, however TCP cuts or glues them. Holds at most one message of 65,535 bytes, for a limited time. A header that no Asterisk
 * sends is refused with an {@link AudioSocketException} before its payload is awaited, and so is a message that does not come to its end. Sound
 * is lent: it is valid until {@code channelRead} returns.
 */
public final class AudioSocketDecoder extends ByteToMessageDecoder {
    static final int HEADER_BYTES = 1 + Short.BYTES;

    private static final int UUID_BYTES = 2 * Long.BYTES;

    private final Duration messageTimeout;
    private final LentPcm memory = new LentPcm();
    /** Null unless a message has begun to come. */
    private Future<?> deadline;

    /** {@code messageTimeout}: from a message's first byte to its last. */
    public AudioSocketDecoder(Duration messageTimeout) {
        this.messageTimeout = requireNonNull(messageTimeout);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (deadline == null && actualReadableBytes() > 0) {
            deadline = ctx.executor().schedule(() -> refuse(ctx), messageTimeout.toNanos(), NANOSECONDS);
        }
        super.channelReadComplete(ctx);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < HEADER_BYTES) {
            return;
        }
        MessageKind kind = MessageKind.ofCode(in.getUnsignedByte(in.readerIndex()));
        int length = in.getUnsignedShort(in.readerIndex() + 1);
        check(kind, length);
        if (in.readableBytes() >= HEADER_BYTES + length) {
            in.skipBytes(HEADER_BYTES);
            int end = in.readerIndex() + length;
            out.add(message(kind, in, length));
            in.readerIndex(end);
            stopDeadline();
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        stopDeadline();
    }

    private void refuse(ChannelHandlerContext ctx) {
        ctx.fireExceptionCaught(new AudioSocketException("message: " + actualReadableBytes() + " bytes after "
                + messageTimeout.toMillis() + " ms (expected: all of it)"));
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private static void check(MessageKind kind, int length) {
        int expected = kind == MessageKind.IDENTITY ? UUID_BYTES : kind == MessageKind.DIGIT ? 1 : length;
        if (length != expected) {
            throw new AudioSocketException("length of " + kind + ": " + length + " (expected: " + expected + ")");
        }
    }

    private AudioSocketMessage message(MessageKind kind, ByteBuf in, int length) {
        return switch (kind) {
            case HANG_UP -> new HangUp();
            case IDENTITY -> new Identity(new UUID(in.readLong(), in.readLong()));
            case DIGIT -> new Digit((char) in.readUnsignedByte());
            case FAULT -> new Fault(length == 0 ? 0 : in.readUnsignedByte());
            default -> new Audio(pcm(in, length / Short.BYTES, kind.rate()), length % Short.BYTES != 0);
        };
    }

    private Pcm pcm(ByteBuf in, int count, int rate) {
        Pcm pcm = memory.block(count, rate);
        WireSamples.read(in, pcm.samples());
        return pcm;
    }
}
