package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Cuts what the server sends into what is understood at a time: the head of its handshake, then one frame (RFC 6455, 5.2) after the other, each
 * with its header. The WebSocket engine stumbles over a handshake that comes in pieces, and would put a frame that does together by copying
 * it four times. Of a frame that is longer than a message may be comes what is there: its header is enough to refuse it.
 */
final class ServerFrames extends ByteToMessageDecoder {
    static final int LENGTH_OF_16_BITS = 126;
    static final int LENGTH_OF_64_BITS = 127;
    static final int MASKED = 0x80;

    private static final int MAX_HEAD_BYTES = 16 << 10;
    private static final ByteBuf END_OF_HEAD = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n", US_ASCII));

    private final int maxMessageBytes;
    private boolean headCame;

    ServerFrames(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        long length = headCame ? frameLength(in) : headLength(in);
        if (length > 0 && length <= in.readableBytes()) {
            headCame = true;
            out.add(in.readRetainedSlice((int) length));
        }
    }

    /** 0 while it is not known. */
    private static int headLength(ByteBuf in) {
        int end = ByteBufUtil.indexOf(END_OF_HEAD, in);
        if (end < 0 && in.readableBytes() > MAX_HEAD_BYTES) {
            throw new TooLongFrameException(
                    "handshake: " + in.readableBytes() + " bytes (expected: " + MAX_HEAD_BYTES + " at most)");
        }
        return end < 0 ? 0 : end - in.readerIndex() + END_OF_HEAD.readableBytes();
    }

    /** 0 while it is not known. */
    private long frameLength(ByteBuf in) {
        int header = in.readableBytes() < 2 ? 2 : headerLength(in);
        if (in.readableBytes() < header) {
            return 0;
        }
        long payload = payloadLength(in);
        return payload < 0 || payload > maxMessageBytes ? in.readableBytes() : header + payload;
    }

    /** Of a frame of which two bytes are there. */
    static int headerLength(ByteBuf frame) {
        int second = frame.getByte(frame.readerIndex() + 1);
        int length = second & ~MASKED & 0xFF;
        int lengthBytes = length == LENGTH_OF_16_BITS ? Short.BYTES : length == LENGTH_OF_64_BITS ? Long.BYTES : 0;
        return 2 + lengthBytes + ((second & MASKED) == 0 ? 0 : Integer.BYTES);
    }

    private static long payloadLength(ByteBuf in) {
        int at = in.readerIndex() + 1;
        int length = in.getByte(at) & ~MASKED & 0xFF;
        return switch (length) {
            case LENGTH_OF_16_BITS -> in.getUnsignedShort(at + 1);
            case LENGTH_OF_64_BITS -> in.getLong(at + 1);
            default -> length;
        };
    }
}
