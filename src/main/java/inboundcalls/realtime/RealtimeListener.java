package inboundcalls.realtime;

import inboundcalls.audio.Pcm;

/** From the model: one server event, one call, on the call's event loop. */
public interface RealtimeListener {
    /** The session is open and waits for its settings. */
    void onSessionCreated();

    /** The settings are in force. */
    void onSessionUpdated();

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

    void onResponseCreated(String responseId);

    void onResponseDone(ResponseEnd end);

    /** A response out of the conversation begins: {@code kind} as {@link RealtimeSession#speakAside} was told. */
    void onAsideCreated(String responseId, String kind);

    /** Sound of a response out of the conversation. */
    void onAsideAudio(String responseId, Pcm pcm);

    /** A response out of the conversation is over, however it ended. */
    void onAsideDone(String responseId);

    /** Sound of an item, at {@link RealtimeSession#rate}. */
    void onAudio(ContentPart part, Pcm pcm);

    /** No more sound of this item will come. */
    void onAudioDone(ContentPart part);

    /** The model begins to write a function call; its arguments follow. */
    void onFunctionCallStarted(FunctionCall call);

    /** The next piece of a function call's arguments. */
    void onFunctionCallArguments(String itemId, String delta);

    /** A function call's arguments are whole; it is not yet certain that it is wanted. */
    void onFunctionCallArgumentsDone(FunctionCall call);

    /** A function call is {@code completed}, or will never be ({@code false}: the response was cut). */
    void onFunctionCallDone(FunctionCall call, boolean completed);

    void onError(ServerError error);

    /** An event that means nothing to a call, or that could not be read. */
    void onIgnored(String type);

    /** The session is over, or could not be opened. Told once, last. */
    void onClosed(SessionEnd end);

    /** A part of an item in a response. */
    record ContentPart(String responseId, String itemId, int contentIndex) {}

    /**
     * A function call as far as it is known: {@code name} is empty in events that do not carry it, {@code arguments} before they are whole.
     */
    record FunctionCall(String itemId, String callId, String name, String arguments) {}

    /** {@code status} as the API names it; {@code code} of the error or reason, or empty. */
    record ResponseEnd(String responseId, String status, String code, String message) {
        public boolean failed() {
            return status.equals("failed");
        }
    }

    /** {@code eventId}: of the client event that caused it, or empty. */
    record ServerError(String type, String code, String message, String eventId) {}

    /** Why a session ended. */
    record SessionEnd(Kind kind, String detail) {
        /** Told apart because an operator does something else about each. */
        public enum Kind {
            /** We closed it. */
            CLOSED_BY_US,
            /** No connection: refused, unknown host, no route, TLS. */
            UNREACHABLE,
            /** The connection or its handshake took too long. */
            TIMED_OUT,
            /** The key was refused (HTTP 401 or 403). */
            KEY_REFUSED,
            /** There is no such model, or not for this key (HTTP 404). */
            MODEL_UNKNOWN,
            /** The account's quota or rate limit is used up (HTTP 429). */
            LIMITED,
            /** The model's side has trouble of its own (HTTP 408 and 5xx). */
            UNAVAILABLE,
            /** The handshake was refused with another status. */
            REFUSED,
            /** An open session was lost or closed by the other side. */
            LOST,
            /** The model's side takes nothing any more. */
            STALLED,
            /** A bug of ours, already in the log. */
            FAULT;

            /** Trying again may help. */
            public boolean mayPass() {
                return switch (this) {
                    case UNREACHABLE, TIMED_OUT, LIMITED, UNAVAILABLE, LOST -> true;
                    case CLOSED_BY_US, KEY_REFUSED, MODEL_UNKNOWN, REFUSED, STALLED, FAULT -> false;
                };
            }
        }
    }
}
