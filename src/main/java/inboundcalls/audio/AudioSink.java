package inboundcalls.audio;

/**
 * The joint between two stages of sound. Called on the call's event loop only, in the order in which the sound is heard.
 *
 * <p>A block is lent: it is valid until {@link #accept} returns, then its memory is for the giver's next block. Who keeps one keeps a
 * {@link Pcm#copy}; who changes one changes a block of its own.
 */
@FunctionalInterface
public interface AudioSink {
    void accept(Pcm pcm);
}
