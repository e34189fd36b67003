package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.call.CallScene.Interval;
import inboundcalls.call.CallScene.Lane;
import inboundcalls.call.CallScene.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * When the caller spoke, as the model heard it, and when functions ran: the newest of both. What the assistant said stands in the
 * {@link Transcript}. Lives on the call's event loop; costs a few objects a turn.
 */
final class Score {
    /** Of each lane. */
    static final int MOST_SHOWN = 60;

    private final LongSupplier millis;
    private final Deque<Interval> caller = new ArrayDeque<>();
    private final Deque<Interval> functions = new ArrayDeque<>();
    /** By call id: what runs. */
    private final Map<String, Interval> running = new LinkedHashMap<>();

    private OptionalLong speakingSince = OptionalLong.empty();

    Score(LongSupplier millis) {
        this.millis = requireNonNull(millis);
    }

    void onCallerSpeaks() {
        onCallerSilent();
        speakingSince = OptionalLong.of(millis.getAsLong());
    }

    void onCallerSilent() {
        speakingSince.ifPresent(from -> keep(caller, spoken(from, Outcome.DONE)));
        speakingSince = OptionalLong.empty();
    }

    void onFunctionStarted(String callId, String name) {
        long now = millis.getAsLong();
        running.put(callId, new Interval(Lane.FUNCTION, name, now, now, Outcome.GOING_ON));
    }

    void onFunctionEnd(String callId, boolean success) {
        Interval run = running.remove(callId);
        if (run != null) {
            keep(functions, until(run, success ? Outcome.DONE : Outcome.FAILED));
        }
    }

    /** {@code turns}: all that was said, in the order in which it began. */
    CallScene scene(Collection<Turn> turns) {
        List<Interval> intervals = new ArrayList<>(caller);
        speakingSince.ifPresent(from -> intervals.add(spoken(from, Outcome.GOING_ON)));
        intervals.addAll(assistant(turns));
        intervals.addAll(functions);
        running.values().forEach(run -> intervals.add(until(run, Outcome.GOING_ON)));
        List<String> names = running.values().stream().map(Interval::name).toList();
        return new CallScene(speakingSince.isPresent(), names, Turn.newestSaid(turns), intervals);
    }

    /** One after another: the model's sound may have come while an earlier turn was still to be heard. */
    private static List<Interval> assistant(Collection<Turn> turns) {
        List<Interval> heard = new ArrayList<>();
        long free = 0;
        for (Turn turn : turns) {
            if (turn.isHeard()) {
                Interval interval = turn.heardFrom(free);
                heard.add(interval);
                free = interval.to();
            }
        }
        return heard.subList(Math.max(0, heard.size() - MOST_SHOWN), heard.size());
    }

    private Interval spoken(long from, Outcome outcome) {
        return new Interval(Lane.CALLER, "", from, millis.getAsLong(), outcome);
    }

    private Interval until(Interval run, Outcome outcome) {
        return new Interval(run.lane(), run.name(), run.from(), millis.getAsLong(), outcome);
    }

    private static void keep(Deque<Interval> lane, Interval interval) {
        lane.add(interval);
        if (lane.size() > MOST_SHOWN) {
            lane.remove();
        }
    }
}
