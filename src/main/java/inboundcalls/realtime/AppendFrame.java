package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * The event {@code input_audio_buffer.append} as the masked text frame (RFC 6455, 5.2) that carries it: fifty a second and call, the only
 * event that the WebSocket engine does not write. Samples become masked characters eight at a time, straight into the buffer that goes to the
 * socket; the buffer is pooled, and nothing else is allocated. One per connection; not thread-safe.
 */
final class AppendFrame {
    /** The spaces bring the base64 to a multiple of eight, from where on the mask falls on each eight characters alike. */
    private static final long[] HEAD = eights("{\"type\":\"input_audio_buffer.append\",   \"audio\":\"");

    private static final byte[] TAIL = "\"}".getBytes(US_ASCII);

    private static final int FIN_AND_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LENGTH_OF_16_BITS = 126;
    private static final int LENGTH_OF_64_BITS = 127;
    private static final int LONGEST_HEADER = 2 + Long.BYTES + Integer.BYTES;

    private final ModelFormat format;
    private final MaskKeys keys = new MaskKeys();

    AppendFrame(ModelFormat format) {
        this.format = requireNonNull(format);
    }

    ByteBuf of(Pcm pcm, ByteBufAllocator memory) {
        short[] samples = format.samplesOf(pcm);
        int bytes = samples.length * format.bytesPerSample();
        int length = HEAD.length * Long.BYTES + (bytes + 2) / 3 * 4 + TAIL.length;
        ByteBuf frame = memory.ioBuffer(LONGEST_HEADER + length);
        int key = keys.next();
        header(frame, length, key);
        long mask = (key & 0xFFFF_FFFFL) * 0x1_0000_0001L;
        for (long characters : HEAD) {
            frame.writeLong(characters ^ mask);
        }
        sound(samples, frame, mask);
        rest(samples, bytes % Base64Eights.BYTES, frame, mask);
        return frame;
    }

    private static void header(ByteBuf frame, int length, int key) {
        frame.writeByte(FIN_AND_TEXT);
        if (length < LENGTH_OF_16_BITS) {
            frame.writeByte(MASKED | length);
        } else if (length <= 0xFFFF) {
            frame.writeByte(MASKED | LENGTH_OF_16_BITS).writeShort(length);
        } else {
            frame.writeByte(MASKED | LENGTH_OF_64_BITS).writeLong(length);
        }
        frame.writeInt(key);
    }

    private void sound(short[] samples, ByteBuf frame, long mask) {
        int step = format.samplesInSixBytes();
        for (int at = 0; at + step <= samples.length; at += step) {
            frame.writeLong(Base64Eights.encode(format.pack(samples, at)) ^ mask);
        }
    }

    /** Fewer than eight characters, their padding and the event's end. */
    private void rest(short[] samples, int bytes, ByteBuf frame, long mask) {
        int start = frame.writerIndex();
        long characters = Base64Eights.encode(format.pack(samples, samples.length - bytes / format.bytesPerSample()));
        for (int i = 0; i < (bytes * 4 + 2) / 3; i++) {
            frame.writeByte((byte) (characters >>> (Long.SIZE - Byte.SIZE * (i + 1))));
        }
        for (int i = bytes; i % 3 != 0; i++) {
            frame.writeByte(Base64Eights.PADDING);
        }
        frame.writeBytes(TAIL);
        for (int at = start; at < frame.writerIndex(); at++) {
            frame.setByte(at, frame.getByte(at) ^ (byte) (mask >>> (Byte.SIZE * (3 - (at - start) % 4))));
        }
    }

    private static long[] eights(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
        long[] eights = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(eights);
        return eights;
    }
}
