package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Sees to it that one response is asked for at a time: free → requested → active → free. What is asked for meanwhile is merged into one request,
 * sent when the response is done and next to nothing of it is left to be heard. A response that the server began by itself counts; one out of the
 * conversation does not. Lives on the call's event loop.
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
    private final BooleanSupplier heard;
    private State state = State.FREE;
    private boolean held;
    private boolean wanted;
    private Optional<String> instructions = Optional.empty();
    /** Wanted since the caller's turn ended: a response that the server has begun by then does not tell it. */
    private boolean late;
    /** As wanted, and at once: the caller waits for it. */
    private boolean owed;

    /** What waits is a prompt that collided: whatever else is asked for takes its place. */
    private boolean promptWaits;

    private boolean requestWasOwed;
    private boolean requestWasPrompt;
    private Optional<String> requestInstructions = Optional.empty();
    private String requestId = "";
    private String activeId = "";
    /** Of the response that is given, or was given last. */
    private Optional<String> activeInstructions = Optional.empty();

    /** {@code heard}: next to nothing of what the model said is left to be played. When that becomes true, {@link #proceed} is to be called. */
    public ResponseSequencer(RealtimeSession session, BooleanSupplier heard) {
        this.session = requireNonNull(session);
        this.heard = requireNonNull(heard);
    }

    /** Lets the model speak, now or when what it is saying has been heard. */
    public void request() {
        forgetPrompt();
        wanted = true;
        late = true;
        sendWanted();
    }

    /** As {@link #request()}, with instructions for that response alone. */
    public void request(String forThatResponse) {
        forgetPrompt();
        instructions = Optional.of(forThatResponse);
        request();
    }

    /** Sends what was asked for, if there is nothing any more that it waits for. */
    public void proceed() {
        sendWanted();
    }

    /** Something was asked for and not sent yet. */
    public boolean isWaiting() {
        return wanted || owed;
    }

    /** Lets the model answer what the caller said: as {@link #request()}, but it waits for nothing to be heard. */
    public void answerCaller() {
        owed = true;
        sendWanted();
    }

    /** Lets the model speak with instructions for this response alone. False, without effect, while it or the caller speaks, or is about to. */
    public boolean prompt(String instructions) {
        return prompt(Optional.of(instructions));
    }

    /** As {@link #prompt}, for what the last response was to say. */
    public void repeat() {
        prompt(activeInstructions);
    }

    private boolean prompt(Optional<String> words) {
        boolean silent = state == State.FREE && !held && !isWaiting();
        if (silent) {
            send(words);
            requestWasPrompt = true;
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

    /** The caller has said what the server answers by itself, with all that it knows by now. */
    public void onTurnEnd() {
        late = false;
    }

    /**
     * As {@link #release}, but what was asked for before the turn's end is not sent: the response that the server began by itself tells it. What
     * came later may have crossed that response. It is asked for, since it is better said twice than never.
     */
    public void releaseWithout() {
        if (held && !late) {
            dropWanted();
        }
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
        activeInstructions = isRequested() ? requestInstructions : Optional.empty();
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

    /** The caller speaks, or has spoken just now and was not answered yet. */
    public boolean isHeld() {
        return held;
    }

    private boolean isRequested() {
        return state == State.REQUESTED || state == State.UNWANTED;
    }

    /** With the same instructions, unless others came meanwhile. */
    private void askAgain() {
        if (state == State.UNWANTED || (requestWasPrompt && isWaiting())) {
            return;
        }
        owed |= requestWasOwed;
        wanted |= !requestWasOwed;
        promptWaits = requestWasPrompt;
        instructions = instructions.or(() -> requestInstructions);
    }

    private void sendWanted() {
        if (!held && state == State.FREE && (owed || (wanted && heard.getAsBoolean()))) {
            send(owed ? Optional.empty() : instructions);
        }
    }

    private void send(Optional<String> words) {
        state = State.REQUESTED;
        requestWasOwed = owed;
        requestWasPrompt = promptWaits && !owed;
        requestInstructions = words;
        dropWanted();
        owed = false;
        requestId = session.createResponse(words);
    }

    private void forgetPrompt() {
        if (promptWaits) {
            dropWanted();
        }
    }

    private void dropWanted() {
        promptWaits = false;
        wanted = false;
        instructions = Optional.empty();
    }
}
