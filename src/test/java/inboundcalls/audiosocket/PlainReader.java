package inboundcalls.audiosocket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads AudioSocket from an array, as the protocol's description says it and with nothing of the decoder's: what the decoder is held to. */
final class PlainReader {
    private static final Map<Integer, Integer> RATES = Map.of(
            0x10, 8_000, 0x11, 12_000, 0x12, 16_000, 0x13, 24_000, 0x14, 32_000, 0x15, 44_100, 0x16, 48_000, 0x17,
            96_000, 0x18, 192_000);

    private final ByteBuffer stream;
    private final List<String> messages = new ArrayList<>();
    private boolean refused;

    PlainReader(byte[] stream) {
        this.stream = ByteBuffer.wrap(stream);
        while (!refused && readHeader()) {
            // one message more
        }
    }

    /** In the order and the words of {@link ToldMessages}. */
    List<String> messages() {
        return messages;
    }

    /** The stream has a header that no Asterisk sends, behind the messages. */
    boolean isRefused() {
        return refused;
    }

    private boolean readHeader() {
        if (stream.remaining() < 3) {
            return false;
        }
        int start = stream.position();
        int kind = stream.get(start) & 0xFF;
        int length = stream.getShort(start + 1) & 0xFFFF;
        refused = !isRight(kind, length);
        boolean whole = !refused && stream.remaining() >= 3 + length;
        if (whole) {
            byte[] payload = Arrays.copyOfRange(stream.array(), start + 3, start + 3 + length);
            messages.add(told(kind, payload));
            stream.position(start + 3 + length);
        }
        return whole;
    }

    private static boolean isRight(int kind, int length) {
        return switch (kind) {
            case 0x00, 0xFF -> true;
            case 0x01 -> length == 16;
            case 0x03 -> length == 1;
            default -> RATES.containsKey(kind);
        };
    }

    private static String told(int kind, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload);
        return switch (kind) {
            case 0x00 -> "HangUp[]";
            case 0x01 -> "Identity[uuid=" + new UUID(bytes.getLong(), bytes.getLong()) + "]";
            case 0x03 -> "Digit[digit=" + (char) (payload[0] & 0xFF) + "]";
            case 0xFF -> "Fault[code=" + (payload.length == 0 ? 0 : payload[0] & 0xFF) + "]";
            default -> {
                short[] samples = new short[payload.length / 2];
                bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
                yield RATES.get(kind) + " Hz " + Arrays.toString(samples) + (payload.length % 2 == 1);
            }
        };
    }
}
