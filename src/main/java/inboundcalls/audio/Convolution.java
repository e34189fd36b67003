package inboundcalls.audio;

/**
 * Applies a {@link FilterBank} to a stretch of samples. An output's products are added up in {@code float} and in an order that its phase
 * alone decides, so that it is the same wherever the stretch was cut. Has scratch memory of its own: for one thread.
 */
interface Convolution {
    /**
     * Writes {@code count} outputs to {@code out} from {@code offset} on.
     *
     * @param line samples, oldest first; the first {@link FilterBank#history} of them came before the stretch
     * @param first when the first output is due, in {@code 1/up} of a sample after the stretch's first
     */
    void run(float[] line, long first, short[] out, int offset, int count);
}
