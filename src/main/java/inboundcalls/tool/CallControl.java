package inboundcalls.tool;

import inboundcalls.log.CallLog;
import java.util.UUID;

/**
 * The call that a tool works for: what a tool may know of it and do to it. From any thread; without effect once the call is over. Each run of a
 * tool has one of its own.
 */
public interface CallControl {
    /** By which Asterisk and its dialplan know the call. */
    UUID uuid();

    CallLog log();

    /**
     * Hands the phone back to the dialplan as soon as the model has said its last words: what it says next, to the tool's result. When the
     * caller speaks first, even since the tool began, the call goes on and {@code onWithdrawn} runs, on the call's loop, where it must not
     * block. Asked for again, the newest counts.
     */
    void leaveAfterFarewell(Leaving why, Runnable onWithdrawn);
}
