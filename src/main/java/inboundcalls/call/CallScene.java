package inboundcalls.call;

import java.util.List;

/**
 * What is heard in a call, as one looks at a score: for those who watch. Times are in milliseconds from the call's beginning.
 *
 * @param running names of the functions that have no answer yet
 * @param said the newest turns with words, without what was typed: it may be a secret of the caller's
 * @param intervals of each lane the newest
 */
public record CallScene(
        boolean callerSpeaks, List<String> running, List<CallRecord.Turn> said, List<Interval> intervals) {
    public CallScene {
        running = List.copyOf(running);
        said = List.copyOf(said);
        intervals = List.copyOf(intervals);
    }

    /** Who makes it. */
    public enum Lane {
        CALLER,
        ASSISTANT,
        FUNCTION
    }

    /** How it stands, or how it ended. */
    public enum Outcome {
        GOING_ON,
        DONE,
        /** The caller talked over it. */
        INTERRUPTED,
        /** Of a function: it failed, or its call ended before. */
        FAILED
    }

    /** {@code name}: of a function, else empty; {@code to}: up to now where it is going on. */
    public record Interval(Lane lane, String name, long from, long to, Outcome outcome) {}
}
