package inboundcalls.audio;

/** The 16-bit sample that a sum comes to. */
final class Sample {
    private Sample() {}

    /** The nearest, halves away from zero; beyond 16 bits it saturates. */
    static short nearest(float sum) {
        int rounded = (int) (sum < 0 ? sum - 0.5f : sum + 0.5f);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
    }
}
