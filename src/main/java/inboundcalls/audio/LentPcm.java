package inboundcalls.audio;

/**
 * Memory for one block of sound after the other, each lent as {@link AudioSink} has it. A phone's blocks are all of one size, so that a stage
 * that asks this for them allocates nothing. One per call and stage; not thread-safe.
 */
public final class LentPcm {
    private Pcm block = Pcm.silence(0, 1);

    /** A block of this size, which has whatever was in it before; the one lent before is void from now on. */
    public Pcm block(int samples, int rate) {
        if (block.samples().length != samples || block.rate() != rate) {
            block = Pcm.silence(samples, rate);
        }
        return block;
    }
}
