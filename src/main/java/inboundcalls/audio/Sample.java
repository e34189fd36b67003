package inboundcalls.audio;

/** The 16-bit sample that a sum comes to. */
final class Sample {
    /** 1.5 * 2^23: in a float of this size the last bit stands for 1, so that adding it rounds. */
    private static final float ROUNDING = 0x1.8p23f;

    private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);

    private Sample() {}

    /**
     * The nearest; beyond 16 bits it saturates. Takes sums up to 2^22, and no branch: every second one of a sum's sign would be foretold wrong.
     */
    static short nearest(float sum) {
        int rounded = Float.floatToRawIntBits(sum + ROUNDING) - ROUNDING_BITS;
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
    }
}
