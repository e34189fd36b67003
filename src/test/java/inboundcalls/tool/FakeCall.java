package inboundcalls.tool;

import inboundcalls.log.CallLog;
import java.util.UUID;

/** A call that tools work for in tests. */
public record FakeCall(UUID uuid, CallLog log) implements CallControl {
    /** Its lines are under that name in the log. */
    public static FakeCall logging(String name) {
        return new FakeCall(UUID.randomUUID(), new CallLog(name));
    }

    @Override
    public void leaveAfterFarewell(Leaving why, Runnable onWithdrawn) {}
}
