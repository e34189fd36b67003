package inboundcalls.call;

import inboundcalls.log.CallLog;
import inboundcalls.tool.CallControl;
import inboundcalls.tool.Leaving;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/**
 * The way into a call for one run of a tool: from any thread, by a hop to the call's loop.
 *
 * @param turns how often the caller had taken the floor when the run began
 */
record CallDoor(UUID uuid, CallLog log, CallLoop loop, Farewell farewell, long turns) implements CallControl {
    /** On the call's loop, as the run begins. */
    static CallControl open(CallParts parts, Farewell farewell) {
        return new CallDoor(parts.uuid(), parts.log(), parts.loop(), farewell, farewell.callerTurns());
    }

    @Override
    public void leaveAfterFarewell(Leaving why, Runnable onWithdrawn) {
        try {
            loop.execute(() -> farewell.leave(EndReason.of(why), turns, onWithdrawn));
        } catch (RejectedExecutionException shutDown) {
            // the call is over
        }
    }
}
