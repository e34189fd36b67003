package inboundcalls.realtime;

/** What the model hears of the caller. */
public interface TurnListener {
    /**
     * The caller began to speak. {@code audioMillis} is where in the session's sound, the padding before the speech included; 0 when that is
     * not told.
     */
    void onSpeechStarted(String itemId, long audioMillis);

    /** The caller stopped. {@code audioMillis} is where in the session's sound, the silence that ended the speech included. */
    void onSpeechStopped(String itemId, long audioMillis);

    /** What the caller said is an item of the conversation now. */
    void onCommitted(String itemId);

    /** The next words of what the caller said, perhaps while the model answers already. */
    void onTranscript(String itemId, String words);

    /** All words of what the caller said; empty when there were none. */
    void onTranscriptDone(String itemId, String words);

    /** It will not be told what the caller said. */
    void onTranscriptFailed(String itemId);
}
