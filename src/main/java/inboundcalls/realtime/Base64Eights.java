package inboundcalls.realtime;

import java.util.Arrays;

/**
 * Base64, six bytes and eight characters at a time: both fit a {@code long}, so that a frame of sound is written and read without a byte
 * array or a {@code String} in between. Bytes stand in the lower 48 bits, characters in all 64; the first of either is the uppermost.
 */
final class Base64Eights {
    static final int BYTES = 6;
    static final int CHARACTERS = 8;
    static final char PADDING = '=';

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** Two characters for every twelve bits: half the look-ups, in 8 KB that stay in the cache. */
    private static final char[] PAIRS = pairs();
    /** A character's six bits; -1 for what is no character of base64. */
    private static final byte[] VALUES = values();

    private Base64Eights() {}

    static long encode(long bytes) {
        return (long) pair(bytes >>> 36) << 48
                | (long) pair(bytes >>> 24) << 32
                | (long) pair(bytes >>> 12) << 16
                | pair(bytes);
    }

    /** Negative when one of the characters is none of base64's: its -1 stays on top, however far the others push it. */
    static long decode(long characters) {
        long bytes = 0;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes = bytes << 6 | VALUES[(int) (characters >>> shift) & 0xFF];
        }
        return bytes;
    }

    private static char pair(long bits) {
        return PAIRS[(int) bits & 0xFFF];
    }

    private static char[] pairs() {
        char[] pairs = new char[1 << 12];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (char) (ALPHABET.charAt(i >> 6) << Byte.SIZE | ALPHABET.charAt(i & 0x3F));
        }
        return pairs;
    }

    private static byte[] values() {
        byte[] values = new byte[1 << Byte.SIZE];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
