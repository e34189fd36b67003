package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.call.CallRecord.Speaker;
import inboundcalls.call.CallScene.Interval;
import inboundcalls.call.CallScene.Lane;
import inboundcalls.call.CallScene.Outcome;
import inboundcalls.playout.Speech;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One turn of the {@link Transcript}: what was said, and how the phone was given it. Lives on the call's event loop. */
final class Turn {
    private static final int MOST_CHARACTERS = 2_000;

    /** For those who watch. */
    private static final int MOST_SAID = 6;

    /** Absent: a function. */
    private final Optional<Speaker> speaker;

    private final String label;
    private final long at;
    private final StringBuilder words = new StringBuilder();
    /** There when the assistant is heard. */
    private Optional<Speech> speech = Optional.empty();

    private OptionalLong latency = OptionalLong.empty();
    private boolean afterFunction;
    private boolean interrupted;

    /** {@code label}: for the model that reads it. */
    Turn(Optional<Speaker> speaker, String label, long at) {
        this.speaker = requireNonNull(speaker);
        this.label = requireNonNull(label);
        this.at = at;
    }

    /** As much of it as is kept. */
    static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }

    void append(String more) {
        words.append(more, 0, Math.max(0, Math.min(more.length(), MOST_CHARACTERS - words.length())));
    }

    void replace(String whole) {
        words.setLength(0);
        append(whole);
    }

    void isHeardAs(Speech sound) {
        speech = Optional.of(sound);
    }

    /** Some of it was given to the phone. */
    boolean isHeard() {
        return heardMillis() > 0;
    }

    /** The caller has waited so long for it. */
    void answers(long waitedMillis, boolean function) {
        latency = OptionalLong.of(waitedMillis);
        afterFunction = function;
    }

    void interrupt() {
        interrupted = true;
    }

    boolean isEmpty() {
        return words.toString().isBlank();
    }

    /** Absent: a function, which is told apart. {@code withWords}: what was said is to be kept too. */
    Optional<CallRecord.Turn> record(boolean withWords) {
        CallRecord.Voice voice = new CallRecord.Voice(heardMillis(), interrupted, latency, afterFunction);
        return speaker.map(who -> new CallRecord.Turn(who, at, withWords ? text() : "", voice));
    }

    /** There when it is heard: from when on, which is not before {@code free}, and how long. */
    Interval heardFrom(long free) {
        long from = Math.max(at, free);
        boolean whole = interrupted || speech.orElseThrow().wasHeardWhole();
        Outcome end = whole ? Outcome.DONE : Outcome.GOING_ON;
        return new Interval(Lane.ASSISTANT, "", from, from + heardMillis(), interrupted ? Outcome.INTERRUPTED : end);
    }

    /** Of what was said, not typed. */
    static List<CallRecord.Turn> newestSaid(Collection<Turn> turns) {
        List<CallRecord.Turn> said = turns.stream()
                .skip(Math.max(0, turns.size() - 4 * MOST_SAID))
                .filter(turn -> !turn.isEmpty())
                .flatMap(turn -> turn.record(true).stream())
                .filter(turn -> turn.speaker() != Speaker.KEYPAD)
                .toList();
        return said.subList(Math.max(0, said.size() - MOST_SAID), said.size());
    }

    @Override
    public String toString() {
        return label + ": " + text() + (interrupted && !isEmpty() ? "… (interrumpido)" : "");
    }

    private long heardMillis() {
        return speech.map(Speech::heardMillis).orElse(0L);
    }

    private String text() {
        return words.toString().strip().replaceAll("\\s+", " ");
    }
}
