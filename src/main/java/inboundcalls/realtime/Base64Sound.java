package inboundcalls.realtime;

import inboundcalls.audio.Pcm;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Base64 in a buffer to samples, without anything in between. */
final class Base64Sound {
    private static final long EIGHT_ZEROES = 0x4141_4141_4141_4141L; // AAAAAAAA
    private static final int GROUP = 4;

    private Base64Sound() {}

    /** Of the characters from {@code from} up to before {@code to}; empty when they are not base64. */
    static Optional<Pcm> read(ByteBuf text, int from, int to, ModelFormat format) {
        int end = to;
        while (end > from && end > to - 2 && text.getByte(end - 1) == Base64Eights.PADDING) {
            end--;
        }
        int padding = to - end;
        int over = (end - from) % GROUP;
        if (over == 1 || (padding > 0 && over + padding != GROUP)) {
            return Optional.empty();
        }
        int bytes = (int) ((end - from) * (long) Base64Eights.BYTES / Base64Eights.CHARACTERS);
        short[] samples = new short[bytes / format.bytesPerSample()];
        return read(text, from, end, format, samples) ? Optional.of(new Pcm(samples, format.rate())) : Optional.empty();
    }

    private static boolean read(ByteBuf text, int from, int end, ModelFormat format, short[] samples) {
        long wrong = 0;
        int given = 0;
        int at = from;
        for (; end - at >= Base64Eights.CHARACTERS; at += Base64Eights.CHARACTERS) {
            long bytes = Base64Eights.decode(text.getLong(at));
            wrong |= bytes;
            format.unpack(bytes, samples, given);
            given += format.samplesInSixBytes();
        }
        long rest = Base64Eights.decode(eight(text, at, end));
        format.unpack(rest, samples, given);
        return (wrong | rest) >= 0;
    }

    /** Fewer than eight characters, as eight. */
    private static long eight(ByteBuf text, int from, int end) {
        long characters = EIGHT_ZEROES;
        for (int i = 0; i < end - from; i++) {
            long change = Byte.toUnsignedLong((byte) (text.getByte(from + i) ^ 'A'));
            characters ^= change << (Long.SIZE - Byte.SIZE * (i + 1));
        }
        return characters;
    }
}
