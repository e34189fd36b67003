package inboundcalls.load;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What is counted over all calls, while counting is on. Thread-safe. */
final class LoadMeters {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

    /** Something that takes time. */
    enum Time {
        /** From a frame's sending at the phone to the event that it comes in at the model. */
        UPLINK("uplink", "caller to model"),
        /** From the model's first delta to the first frame of it at the phone. */
        FIRST_FRAME("first_frame", "model's first delta to phone"),
        /** How much later a frame came at the phone than the most punctual of its neighbours. */
        PACING("pacing", "frames late at the phone (pacing)"),
        /** From {@code speech_started} to the last frame of what was interrupted. */
        BARGE_IN("barge_in", "barge-in, from speech_started"),
        /** From the first frame of the interruption. */
        BARGE_IN_WHOLE("barge_in_whole", "barge-in, from first word"),
        /** From the last frame of a question to the first of the answer. */
        ANSWER("answer", "answer, from last word"),
        /** From the dialling of a call that comes while counting is on to its first frame. */
        WELCOME("welcome", "welcome of calls that came on top"),
        /** How late the load tool itself is with its frames. */
        OWN_CLOCK("load_tool_clock", "load tool's own 20 ms clock");

        private final String key;
        private final String label;

        Time(String key, String label) {
            this.key = key;
            this.label = label;
        }

        String key() {
            return key;
        }

        String label() {
            return label;
        }
    }

    /** Something that happens. */
    enum Event {
        FRAMES_SENT,
        FRAMES_HEARD,
        AUDIBLE_FRAMES,
        /** What the caller said and the model never got. */
        UPLINK_FRAMES_LOST,
        MARKS_LOST,
        /** What the model said and the phone never got, interruptions apart. */
        DOWNLINK_FRAMES_LOST,
        /** Frames that the server gave up to be on time again. */
        DEADLINES_LOST,
        /** Frames more than there are deadlines. */
        DEADLINES_GAINED,
        /** Silence of 100 ms and more within an answer. */
        PAUSES,
        TURNS,
        UNANSWERED_TURNS,
        INTERRUPTIONS,
        DIGITS,
        REFUSED_EVENTS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Time, Histogram> times = new EnumMap<>(Time.class);
    private final Map<Event, LongAdder> events = new EnumMap<>(Event.class);
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger functions = new AtomicInteger();
    private volatile boolean counting;

    LoadMeters() {
        for (Time time : Time.values()) {
            times.put(time, new ConcurrentHistogram(LONGEST_MICROS, 3));
        }
        for (Event event : Event.values()) {
            events.put(event, new LongAdder());
        }
    }

    boolean isCounting() {
        return counting;
    }

    void count(boolean on) {
        counting = on;
    }

    void took(Time time, long nanos) {
        if (counting) {
            record(time, nanos);
        }
    }

    /** Also when counting has just ended. */
    void record(Time time, long nanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        times.get(time).recordValue(Math.max(0, Math.min(LONGEST_MICROS, micros)));
    }

    void happened(Event event) {
        happened(event, 1);
    }

    void happened(Event event, long count) {
        if (counting) {
            events.get(event).add(count);
        }
    }

    /** The model waits for so many functions more, or less. */
    void waitForFunction(int more) {
        functions.addAndGet(more);
    }

    /** For which the model waits now. */
    int functions() {
        return functions.get();
    }

    /** The model refused an event, with that code. */
    void refused(String code) {
        happened(Event.REFUSED_EVENTS);
        refusals.merge(code, 1, Integer::sum);
    }

    /** Codes with which the model refused events, and how many; while nothing was counted too. */
    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** So far. */
    Quantiles times(Time time) {
        return Quantiles.of(times.get(time));
    }

    long times(Event event) {
        return events.get(event).sum();
    }
}
