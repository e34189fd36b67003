package inboundcalls.load;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import java.util.Map;
import java.util.Optional;

/**
 * What a load test came to.
 *
 * @param server its address
 * @param up of the planned calls, how many heard a frame
 * @param dropped of those, how many ended before they were hung up
 * @param reasons why calls failed or were dropped, and how many
 * @param seconds that were counted
 * @param refusals codes with which the model refused events, and how many
 * @param serverUse nothing when its process is not known
 * @param idleTimer how late a timer was that did nothing beside the calls
 * @param functions that the model waited for
 * @param loadAverage of the machine at the end, over one minute
 */
record LoadResult(
        LoadPlan plan,
        String server,
        int up,
        int dropped,
        Map<String, Integer> reasons,
        double seconds,
        Map<Time, Quantiles> times,
        Map<Event, Long> events,
        Map<String, Integer> refusals,
        Optional<ProcessUse> serverUse,
        ProcessUse ownUse,
        Quantiles idleTimer,
        Gauge functions,
        double loadAverage) {

    int failed() {
        return plan.allCalls() - up;
    }

    Quantiles time(Time time) {
        return times.get(time);
    }

    long event(Event event) {
        return events.get(event);
    }

    /** How much of the time the model spoke at the phones, 0 to 1. */
    double audibleShare() {
        return (double) event(Event.AUDIBLE_FRAMES) / Math.max(1, event(Event.FRAMES_HEARD));
    }
}
