package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Sees to it that one response is asked for at a time: free → requested → active → free. What is asked for meanwhile is merged into one request,
 * sent when the response is done. A response that the server began by itself counts. Lives on the call's event loop.
 */
public final class ResponseSequencer {
    private static final String ACTIVE_RESPONSE = "conversation_already_has_active_response";

    private enum State {
        FREE,
        REQUESTED,
        ACTIVE
    }

    private final RealtimeSession session;
    private State state = State.FREE;
    private boolean wanted;
    private String requestId = "";
    private String activeId = "";

    public ResponseSequencer(RealtimeSession session) {
        this.session = requireNonNull(session);
    }

    /** Lets the model speak, now or when it has finished what it is saying. */
    public void request() {
        if (state == State.FREE) {
            send(Optional.empty());
        } else {
            wanted = true;
        }
    }

    /** The call's first response. */
    public void greet(String instructions) {
        if (state == State.FREE) {
            send(Optional.of(instructions));
        }
    }

    public void onCreated(String responseId) {
        state = State.ACTIVE;
        activeId = responseId;
    }

    public void onDone(String responseId) {
        if (responseId.equals(activeId) || activeId.isEmpty()) {
            state = State.FREE;
            activeId = "";
            sendWanted();
        }
    }

    /** What waits is not to be sent: who asked for it will ask again. */
    public void withdraw() {
        wanted = false;
    }

    /** An error may be the answer to our request. True when two responses collided, which is harmless: ours will be asked for again. */
    public boolean onError(RealtimeListener.ServerError error) {
        boolean collided = error.code().equals(ACTIVE_RESPONSE);
        boolean ours = error.eventId().equals(requestId)
                || (error.eventId().isEmpty() && error.message().contains("response.create"));
        if (collided) {
            wanted = true;
            state = state == State.REQUESTED ? State.ACTIVE : state;
            if (state == State.FREE) {
                sendWanted();
            }
        } else if (ours && state == State.REQUESTED) {
            state = State.FREE;
            sendWanted();
        }
        return collided;
    }

    /** The response that the model is giving, or empty. */
    public String activeId() {
        return activeId;
    }

    private void sendWanted() {
        if (wanted) {
            wanted = false;
            send(Optional.empty());
        }
    }

    private void send(Optional<String> instructions) {
        state = State.REQUESTED;
        requestId = session.createResponse(instructions);
    }
}
