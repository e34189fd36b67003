package inboundcalls.simulation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a recording was heard.
 *
 * @param isFound whether it was heard at all; if not, nothing else here means anything
 * @param startMillis where its first sample is in what was heard
 * @param faults what is wrong with it up to its end, or to where it was cut
 * @param isComplete whether it was heard to its end
 * @param heardMillis how much of it was heard: the end of the last sound that was; to about a millisecond
 * @param heardAtMostMillis where it has its next sound, which was not heard; what lies between is silence, which cannot be told from a cut
 * @param silenceMillis how long it was silent after that, up to the next sound or the end of what was heard
 */
public record Judgement(
        boolean isFound,
        double startMillis,
        List<Fault> faults,
        boolean isComplete,
        double heardMillis,
        double heardAtMostMillis,
        double silenceMillis) {

    /** What can be wrong with a block of 100 ms. */
    public enum Kind {
        /** It is nowhere near its place. */
        MISSING,
        /** It is there, but not where it should be. */
        MOVED,
        /** Sound shortly before it was heard twice. */
        DUPLICATED,
        /** Something was heard where the recording is silent. */
        INTRUDED
    }

    /**
     * One fault.
     *
     * @param sourceMillis where in the recording
     * @param shiftMillis how much later than it should it was heard, when it was moved; how much was heard twice, when that was it
     */
    public record Fault(Kind kind, long sourceMillis, double shiftMillis) {
        @Override
        public String toString() {
            String shift = shiftMillis == 0 ? "" : String.format(Locale.ROOT, " by %+.1f ms", shiftMillis);
            return kind + " at " + sourceMillis + " ms" + shift;
        }
    }

    public Judgement {
        faults = List.copyOf(faults);
    }

    static Judgement notFound() {
        return new Judgement(false, 0, List.of(), false, 0, 0, 0);
    }

    /** Every block was heard once, in order, at its place. */
    public boolean isIntact() {
        return isFound && isComplete && faults.isEmpty();
    }

    /** It was heard without a fault up to where it stopped, and silence of at least so long followed. */
    public boolean isCleanlyCut(double leastSilenceMillis) {
        return isFound && !isComplete && faults.isEmpty() && silenceMillis >= leastSilenceMillis;
    }

    public boolean has(Kind kind) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }

    /** One line for a person. */
    public String describe() {
        if (!isFound) {
            return "not heard";
        }
        String extent = isComplete
                ? "heard to its end"
                : String.format(Locale.ROOT, "cut after %.0f to %.0f ms", heardMillis, heardAtMostMillis);
        String wrong = faults.isEmpty()
                ? "every block at its place"
                : faults.stream().map(Fault::toString).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "starts at %.1f ms, %s, %s, then %.0f ms of silence",
                startMillis,
                extent,
                wrong,
                silenceMillis);
    }
}
