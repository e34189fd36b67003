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
        /** Requested, and to be cancelled as soon as the server tells its id. */
        UNWANTED,
        ACTIVE,
        /** Active until the server says that it is done. */
        CANCELLED
    }

    private final RealtimeSession session;
    private State state = State.FREE;
    private boolean held;
    private boolean wanted;
    /** As wanted, and not to be withdrawn: the caller waits for it. */
    private boolean owed;

    private boolean requestWasOwed;
    private String requestId = "";
    private String activeId = "";

    public ResponseSequencer(RealtimeSession session) {
        this.session = requireNonNull(session);
    }

    /** Lets the model speak, now or when it has finished what it is saying. */
    public void request() {
        wanted = true;
        sendWanted();
    }

    /** Lets the model answer what the caller said: as {@link #request}, but {@link #withdraw} does not undo it. */
    public void answerCaller() {
        owed = true;
        sendWanted();
    }

    /** Lets the model speak with instructions for this response alone. False, without effect, while it or the caller speaks, or is about to. */
    public boolean prompt(String instructions) {
        boolean silent = state == State.FREE && !held;
        if (silent) {
            send(Optional.of(instructions));
        }
        return silent;
    }

    /** Sends nothing that is asked for until {@link #release}: the caller is speaking. */
    public void hold() {
        held = true;
    }

    /** Sends what was asked for meanwhile. No error when nothing was held. */
    public void release() {
        held = false;
        sendWanted();
    }

    /** As {@link #release}, but what was asked for until now is not sent: a response that the server began by itself tells it all. */
    public void releaseWithout() {
        wanted = wanted && !held;
        release();
    }

    /** Stops the response that is given. What waits is sent when the server says that it is done. */
    public void cancel() {
        if (state == State.ACTIVE && !activeId.isEmpty()) {
            state = State.CANCELLED;
            session.cancelResponse(activeId);
        }
        cancelRequested();
    }

    /** Stops a response that was asked for and not announced yet: it will be cancelled when it is. */
    public void cancelRequested() {
        if (state == State.REQUESTED) {
            state = State.UNWANTED;
        }
    }

    /** False when the response is not wanted any more; then it has been cancelled. */
    public boolean onCreated(String responseId) {
        boolean unwanted = state == State.UNWANTED;
        state = State.ACTIVE;
        activeId = responseId;
        if (unwanted) {
            cancel();
        }
        return !unwanted;
    }

    public void onDone(String responseId) {
        if (responseId.equals(activeId) || activeId.isEmpty()) {
            state = State.FREE;
            activeId = "";
            sendWanted();
        }
    }

    /** What waits is not to be sent: who asked for it will ask again, or need not. */
    public void withdraw() {
        wanted = false;
    }

    /** An error may be the answer to our request. True when two responses collided, which is harmless: ours will be asked for again. */
    public boolean onError(RealtimeListener.ServerError error) {
        boolean collided = error.code().equals(ACTIVE_RESPONSE);
        boolean ours = error.eventId().equals(requestId)
                || (error.eventId().isEmpty() && error.message().contains("response.create"));
        if (collided) {
            askAgain();
            state = isRequested() ? State.ACTIVE : state;
        } else if (ours && isRequested()) {
            state = State.FREE;
        }
        sendWanted();
        return collided;
    }

    /** The response that the model is giving, or empty. */
    public String activeId() {
        return activeId;
    }

    /** No response is given, and none was asked for. */
    public boolean isFree() {
        return state == State.FREE;
    }

    private boolean isRequested() {
        return state == State.REQUESTED || state == State.UNWANTED;
    }

    private void askAgain() {
        if (state != State.UNWANTED) {
            owed |= requestWasOwed;
            wanted |= !requestWasOwed;
        }
    }

    private void sendWanted() {
        if ((wanted || owed) && !held && state == State.FREE) {
            send(Optional.empty());
        }
    }

    private void send(Optional<String> instructions) {
        state = State.REQUESTED;
        requestWasOwed = owed;
        wanted = false;
        owed = false;
        requestId = session.createResponse(instructions);
    }
}
