package inboundcalls.realtime;

import inboundcalls.audio.Pcm;
import java.util.Optional;

/**
 * To the model. Every method sends at most one client event; all are called on the call's event loop, and do nothing once the session is
 * closed. Answers come to the {@link RealtimeListener}.
 */
public interface RealtimeSession {
    /** The rate of the sound in both directions, in Hz. */
    int rate();

    /** Settings and tools; answered by {@link RealtimeListener#onSessionUpdated}. */
    void configure(SessionSettings settings);

    /** As {@link #configure}, of a session that may have spoken already: instructions and tools alone. */
    void reconfigure(SessionSettings settings);

    /** What the caller says, at {@link #rate}; lent as to an {@link inboundcalls.audio.AudioSink}. */
    void appendAudio(Pcm pcm);

    /**
     * Lets the model speak; only {@link ResponseSequencer} calls this.
     *
     * @param instructions for this response alone
     * @return the event's id, which an error that answers it names
     */
    String createResponse(Optional<String> instructions);

    /**
     * Lets the model say something out of the conversation, beside what it says in it: nothing of it stays, and none of it can be truncated.
     * Answered by {@link AsideListener#onCreated}.
     *
     * @param kind by which it is told apart
     * @return the event's id, which an error that answers it names
     */
    String speakAside(String kind, String instructions);

    /** In the conversation or out of it. */
    void cancelResponse(String responseId);

    /** Tells the model how much of an item the caller heard. {@code audioEndMillis} is never more than the model has sent of it. */
    void truncate(String itemId, int contentIndex, long audioEndMillis);

    /** Makes the model forget something that the caller said; it must be in the conversation. */
    void deleteItem(String itemId);

    /** Tells the model something that the caller does not hear. It answers when it is let speak. */
    void sendNotice(String text);

    /** Puts something that the caller did not say into the conversation, as if it had been written. */
    void sendUserText(String text);

    void sendFunctionResult(String callId, String output);

    void close();
}
