package inboundcalls.audio;

/**
 * The two companding laws of ITU-T G.711, bit for bit as the reference software of ITU-T G.191: eight bits for each sample of 8 kHz telephone
 * sound. A-law in Europe and most of Latin America, µ-law in North America and Japan.
 */
@SuppressWarnings("ImmutableEnumChecker") // its tables are filled once and never given away
public enum G711 {
    ALAW {
        @Override
        byte compress(int sample) {
            int magnitude = (sample < 0 ? ~sample : sample) >> 4;
            int code = magnitude;
            if (magnitude > 15) {
                int exponent = 1;
                while (magnitude > 16 + 15) {
                    magnitude >>= 1;
                    exponent++;
                }
                code = (exponent << 4) + magnitude - 16;
            }
            return (byte) ((sample < 0 ? code : code | SIGN) ^ EVEN_BITS);
        }

        @Override
        short expand(int code) {
            int plain = code ^ EVEN_BITS;
            int exponent = (plain & ~SIGN) >> 4;
            int mantissa = ((plain & 0x0F) << 4) + 8 + (exponent > 0 ? 16 << 4 : 0);
            int magnitude = exponent > 1 ? mantissa << (exponent - 1) : mantissa;
            return (short) ((plain & SIGN) != 0 ? magnitude : -magnitude);
        }
    },

    ULAW {
        @Override
        byte compress(int sample) {
            int magnitude = Math.min(0x1FFF, ((sample < 0 ? ~sample : sample) >> 2) + BIAS);
            int segment = 1;
            for (int rest = magnitude >> 6; rest != 0; rest >>= 1) {
                segment++;
            }
            int code = (8 - segment) << 4 | 0x0F - (magnitude >> segment & 0x0F);
            return (byte) (sample < 0 ? code : code | SIGN);
        }

        @Override
        short expand(int code) {
            int inverted = ~code;
            int exponent = inverted >> 4 & 7;
            int step = 8 << exponent;
            int magnitude = (0x80 << exponent) + step * (inverted & 0x0F) + step / 2 - 4 * BIAS;
            return (short) ((code & SIGN) != 0 ? magnitude : -magnitude);
        }
    };

    private static final int SIGN = 0x80;
    /** A-law inverts every other bit, so that silence has edges for a line to keep time by. */
    private static final int EVEN_BITS = 0x55;
    /** µ-law adds this to every magnitude, in units of 14 bits. */
    private static final int BIAS = 33;

    private static final int CODES = 256;

    private final byte[] compressed = new byte[1 << Short.SIZE];
    private final short[] expanded = new short[CODES];

    G711() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            compressed[sample & 0xFFFF] = compress(sample);
        }
        for (int code = 0; code < CODES; code++) {
            expanded[code] = expand(code);
        }
    }

    /** One byte for each sample. */
    public byte[] encode(short[] samples) {
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = encode(samples[i]);
        }
        return codes;
    }

    /** One sample for each byte. */
    public short[] decode(byte[] codes) {
        short[] samples = new short[codes.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = decode(codes[i]);
        }
        return samples;
    }

    public byte encode(short sample) {
        return compressed[sample & 0xFFFF];
    }

    public short decode(byte code) {
        return expanded[code & 0xFF];
    }

    abstract byte compress(int sample);

    abstract short expand(int code);
}
