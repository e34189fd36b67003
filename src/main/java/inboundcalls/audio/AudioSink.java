package inboundcalls.audio;

/** The joint between two stages of sound. Called on the call's event loop only, in the order in which the sound is heard. */
@FunctionalInterface
public interface AudioSink {
    void accept(Pcm pcm);
}
