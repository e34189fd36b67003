package inboundcalls.simulation;

import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.MessageKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** What a phone sends, encoded: for those who send the same many times. */
public final class PhoneMessage {
    private static final int HEADER_BYTES = 3;

    private PhoneMessage() {}

    public static byte[] audio(Pcm pcm) {
        short[] samples = pcm.samples();
        byte[] message = new byte[HEADER_BYTES + samples.length * Short.BYTES];
        payload(message, MessageKind.ofRate(pcm.rate()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .put(samples);
        return message;
    }

    public static byte[] digit(char digit) {
        byte[] message = new byte[HEADER_BYTES + 1];
        payload(message, MessageKind.DIGIT).put((byte) digit);
        return message;
    }

    static byte[] identity(UUID uuid) {
        byte[] message = new byte[HEADER_BYTES + 2 * Long.BYTES];
        payload(message, MessageKind.IDENTITY)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits());
        return message;
    }

    /** Writes the header. */
    private static ByteBuffer payload(byte[] message, MessageKind kind) {
        int length = message.length - HEADER_BYTES;
        return ByteBuffer.wrap(message).put((byte) kind.code()).putShort((short) length);
    }
}
