package inboundcalls.audiosocket;

import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.Digit;
import inboundcalls.audiosocket.AudioSocketMessage.Fault;
import inboundcalls.audiosocket.AudioSocketMessage.HangUp;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.UUID;

/**
 * Bytes to messages, however TCP cuts or glues them. Holds at most one message of 65,535 bytes. A header that no Asterisk sends is refused
 * with an {@link AudioSocketException} before its payload is awaited.
 */
public final class AudioSocketDecoder extends ByteToMessageDecoder {
    static final int HEADER_BYTES = 1 + Short.BYTES;

    private static final int UUID_BYTES = 2 * Long.BYTES;

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
        }
    }

    private static void check(MessageKind kind, int length) {
        int expected = kind == MessageKind.IDENTITY ? UUID_BYTES : kind == MessageKind.DIGIT ? 1 : length;
        if (length != expected) {
            throw new AudioSocketException("length of " + kind + ": " + length + " (expected: " + expected + ")");
        }
    }

    private static AudioSocketMessage message(MessageKind kind, ByteBuf in, int length) {
        return switch (kind) {
            case HANG_UP -> new HangUp();
            case IDENTITY -> new Identity(new UUID(in.readLong(), in.readLong()));
            case DIGIT -> new Digit((char) in.readUnsignedByte());
            case FAULT -> new Fault(length == 0 ? 0 : in.readUnsignedByte());
            default -> new Audio(pcm(in, length / Short.BYTES, kind.rate()), length % Short.BYTES != 0);
        };
    }

    private static Pcm pcm(ByteBuf in, int count, int rate) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = in.readShortLE();
        }
        return new Pcm(samples, rate);
    }
}
