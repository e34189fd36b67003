package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/**
 * What happened in all calls up to now, those that are up included. Thread-safe, without a lock: each call adds to it from its own loop, a few
 * times a turn and never on the way of a frame.
 */
public final class CallTotals {
    private final LongAdder interruptions = new LongAdder();
    private final LongAdder falseStarts = new LongAdder();
    private final LongAdder reconnections = new LongAdder();
    private final Durations answers = new Durations();
    private final Durations answersWithFunction = new Durations();
    private final AtomicReference<CallUsage> usage = new AtomicReference<>(CallUsage.NONE);
    private final Map<FunctionEnd, Durations> functions = new ConcurrentHashMap<>();

    /**
     * How a function ended.
     *
     * @param name of one that there is, or {@link ToolRights#UNKNOWN}: what a model makes up must not make a row here
     * @param result success, failure, or cancelled with its call
     */
    public record FunctionEnd(String name, String result) implements Comparable<FunctionEnd> {
        public FunctionEnd {
            requireNonNull(name);
            requireNonNull(result);
        }

        @Override
        public int compareTo(FunctionEnd other) {
            int names = name.compareTo(other.name);
            return names == 0 ? result.compareTo(other.result) : names;
        }
    }

    /** Answers that callers cut off. */
    public long interruptions() {
        return interruptions.sum();
    }

    /** Noises that paused an answer and were no speech. */
    public long falseStarts() {
        return falseStarts.sum();
    }

    /** Sessions with the model that took over where one was lost or had become too old. */
    public long reconnections() {
        return reconnections.sum();
    }

    /** From the end of the caller's words to the first sound of the model's at the phone, where no function was run for it. */
    public Durations answers() {
        return answers;
    }

    /** As {@link #answers()}, where one was: its time is part of it. */
    public Durations answersWithFunction() {
        return answersWithFunction;
    }

    /** How long functions ran, in a fixed order. */
    public Map<FunctionEnd, Durations> functions() {
        return new TreeMap<>(functions);
    }

    /** What the provider bills for them. */
    public CallUsage usage() {
        return usage.get();
    }

    void used(UnaryOperator<CallUsage> more) {
        usage.updateAndGet(more);
    }

    void interruption() {
        interruptions.increment();
    }

    void falseStart() {
        falseStarts.increment();
    }

    void reconnection() {
        reconnections.increment();
    }

    void answer(long nanos, boolean withFunction) {
        (withFunction ? answersWithFunction : answers).add(nanos);
    }

    void function(FunctionEnd end, long nanos) {
        functions.computeIfAbsent(end, first -> new Durations()).add(nanos);
    }
}
