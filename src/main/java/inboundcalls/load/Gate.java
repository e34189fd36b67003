package inboundcalls.load;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a load test must not be worse than; a limit that is not given is none.
 *
 * @param lost calls that failed or were dropped
 * @param lostFrames of both directions
 * @param pacingP99Millis see {@link Time#PACING}; the others likewise
 * @param worstMillis of {@link Time#PACING}
 * @param cpuMillis of the server for each second of each call
 */
public record Gate(
        int lost,
        Optional<Double> lostFrames,
        Optional<Double> pacingP99Millis,
        Optional<Double> worstMillis,
        Optional<Double> uplinkP99Millis,
        Optional<Double> firstFrameP99Millis,
        Optional<Double> bargeInP99Millis,
        Optional<Double> cpuMillis,
        Optional<Double> residentMib) {

    List<Limit> limits(LoadResult result) {
        List<Limit> limits = new ArrayList<>();
        limits.add(
                new Limit("calls failed or dropped", "", lost, OptionalDouble.of(result.failed() + result.dropped())));
        lostFrames.ifPresent(most -> limits.add(new Limit("frames lost", "", most, OptionalDouble.of(lost(result)))));
        addP99(limits, Time.PACING, pacingP99Millis, result);
        worstMillis.ifPresent(most -> limits.add(
                new Limit("latest frame at the phone", " ms", most, known(result.time(Time.PACING), Quantiles::max))));
        addP99(limits, Time.UPLINK, uplinkP99Millis, result);
        addP99(limits, Time.FIRST_FRAME, firstFrameP99Millis, result);
        addP99(limits, Time.BARGE_IN, bargeInP99Millis, result);
        cpuMillis.ifPresent(most -> limits.add(new Limit(
                "server's CPU per call-second", " ms", most, ofServer(result, ProcessUse::millisPerCallSecond))));
        residentMib.ifPresent(most -> limits.add(
                new Limit("server's resident memory", " MiB", most, ofServer(result, ProcessUse::residentMib))));
        return limits;
    }

    private static double lost(LoadResult result) {
        return (double) result.event(Event.UPLINK_FRAMES_LOST) + result.event(Event.DOWNLINK_FRAMES_LOST);
    }

    private static void addP99(List<Limit> limits, Time time, Optional<Double> most, LoadResult result) {
        OptionalDouble p99 = known(result.time(time), Quantiles::p99);
        most.ifPresent(millis -> limits.add(new Limit("p99 of " + time.label(), " ms", millis, p99)));
    }

    private static OptionalDouble known(Quantiles measured, ToDoubleFunction<Quantiles> figure) {
        return measured.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(figure.applyAsDouble(measured));
    }

    private static OptionalDouble ofServer(LoadResult result, ToDoubleFunction<ProcessUse> figure) {
        return result.serverUse().stream().mapToDouble(figure).findFirst();
    }
}
