package inboundcalls.tool;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The places in which tools run: so many in all, so many for one call. Thread-safe; nothing in it takes time. */
public final class ToolPlaces {
    enum Taking {
        TAKEN,
        CALL_FULL,
        ALL_FULL
    }

    private final int limit;
    private final int limitPerCall;
    private final Map<UUID, Integer> takenByCall = new HashMap<>();
    private int taken;

    public ToolPlaces(int limit, int limitPerCall) {
        this.limit = limit;
        this.limitPerCall = limitPerCall;
    }

    /** A place that was taken must be released. */
    synchronized Taking take(UUID call) {
        if (takenByCall.getOrDefault(call, 0) == limitPerCall) {
            return Taking.CALL_FULL;
        }
        if (taken == limit) {
            return Taking.ALL_FULL;
        }
        taken++;
        takenByCall.merge(call, 1, Integer::sum);
        return Taking.TAKEN;
    }

    synchronized void release(UUID call) {
        taken--;
        takenByCall.computeIfPresent(call, (uuid, places) -> places == 1 ? null : places - 1);
    }
}
