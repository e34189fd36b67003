package inboundcalls.realtime;

import inboundcalls.audio.Pcm;

/** What the model says out of the conversation. */
public interface AsideListener {
    /** A response out of the conversation begins: {@code kind} as {@link RealtimeSession#speakAside} was told. */
    void onCreated(String responseId, String kind);

    /** Sound of a response out of the conversation. */
    void onAudio(String responseId, Pcm pcm);

    /** A response out of the conversation is over, however it ended. */
    void onDone(String responseId);
}
