package inboundcalls.realtime;

import inboundcalls.audio.Pcm;

/** From the model: one server event, one call, on the call's event loop. */
public interface RealtimeListener {
    /** Who is told of the caller's turns. */
    TurnListener turns();

    /** Who is told of function calls. */
    FunctionCallListener functionCalls();

    /** Who is told of responses out of the conversation. */
    AsideListener asides();

    /** Who is told of what is only counted. */
    TallyListener tally();

    /** The session is open and waits for its settings. */
    void onSessionCreated();

    /** The settings are in force. */
    void onSessionUpdated();

    void onResponseCreated(String responseId);

    void onResponseDone(ResponseEnd end);

    /** Sound of an item, at {@link RealtimeSession#rate}. */
    void onAudio(ContentPart part, Pcm pcm);

    /** The next words of an item, in their time beside its sound. */
    void onWords(ContentPart part, String words);

    /** No more sound of this item will come. */
    void onAudioDone(ContentPart part);

    void onError(ServerError error);

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
            /** An open session gave no sign of life any more. */
            FROZEN,
            /** The model's side takes nothing any more. */
            STALLED,
            /** A bug of ours, already in the log. */
            FAULT;

            /** It was open, and another may serve. */
            public boolean isLoss() {
                return this == LOST || isDeaf();
            }

            /** What it was sent last may never have reached it. */
            public boolean isDeaf() {
                return this == FROZEN || this == STALLED;
            }

            /** Trying again may help. */
            public boolean mayPass() {
                return switch (this) {
                    case UNREACHABLE, TIMED_OUT, LIMITED, UNAVAILABLE, LOST, FROZEN, STALLED -> true;
                    case CLOSED_BY_US, KEY_REFUSED, MODEL_UNKNOWN, REFUSED, FAULT -> false;
                };
            }
        }
    }
}
