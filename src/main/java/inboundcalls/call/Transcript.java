package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.call.CallRecord.Speaker;
import inboundcalls.playout.Speech;
import inboundcalls.tool.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.LongSupplier;

/**
 * What was said in a call so far: the newest of it for a session that has to go on where another was lost, more of it for the call's record.
 * Turns stand in the order in which they began, whenever their words come: those of the caller often come last. Lives on the call's event loop.
 */
final class Transcript {
    /** The newest, for another session. */
    static final int MOST_TOLD = 60;
    /** The newest, for the record. */
    static final int MOST_RECORDED = 1_000;

    private final LongSupplier millis;
    private final int most;
    /** By item. */
    private final Map<String, Turn> turns = new LinkedHashMap<>();

    private final List<CallRecord.Function> functions = new ArrayList<>();
    private final Score score;
    private int typed;

    /**
     * Keeps what another session needs, and where the call is recorded what that takes.
     *
     * @param millis of the call so far
     */
    Transcript(LongSupplier millis, boolean recorded) {
        this.millis = requireNonNull(millis);
        this.score = new Score(millis);
        this.most = recorded ? MOST_RECORDED : MOST_TOLD;
    }

    /** The model hears the caller, or what may be taken for that. */
    void onCallerSpeaks() {
        score.onCallerSpeaks();
    }

    void onCallerSilent() {
        score.onCallerSilent();
    }

    /** The caller has said something; the words will follow, or not. */
    void onCallerTurn(String itemId) {
        turn(itemId, Speaker.CALLER, "Llamante");
    }

    /** Words of the caller, all of that turn. */
    void onCallerWords(String itemId, String words) {
        turn(itemId, Speaker.CALLER, "Llamante").replace(words);
    }

    /** The model begins to be heard. */
    void onVoice(Speech speech) {
        turn(speech.itemId(), Speaker.ASSISTANT, "Asistente").isHeardAs(speech);
    }

    /** The caller has waited so long for what is heard now, with a function run in that time or without. */
    void onAnswerHeard(long waitedMillis, boolean afterFunction) {
        turns.values().stream()
                .filter(Turn::isHeard)
                .reduce((older, newer) -> newer)
                .ifPresent(turn -> turn.answers(waitedMillis, afterFunction));
    }

    /** The next words of the model. */
    void onModelWords(String itemId, String words) {
        turn(itemId, Speaker.ASSISTANT, "Asistente").append(words);
    }

    /** The caller interrupted: not all of these words were heard. */
    void onCut(String itemId) {
        Optional.ofNullable(turns.get(itemId)).ifPresent(Turn::interrupt);
    }

    /** What the caller typed on the phone. */
    void onTyped(String digits) {
        typed++;
        turn("keys_" + typed, Speaker.KEYPAD, "Llamante, en el teclado").replace(digits);
    }

    void onFunctionStarted(ToolCall call) {
        score.onFunctionStarted(call.id(), Turn.cut(call.name()));
    }

    void onFunctionResult(ToolCall call, String result) {
        String label = "Función " + call.name() + Turn.cut(call.arguments());
        turns.computeIfAbsent(call.id(), unknown -> new Turn(Optional.empty(), label, millis.getAsLong()))
                .replace(result);
        keepNewest();
    }

    /** However it ended: {@code result} and {@code text} as in the record. */
    void onFunctionEnd(ToolCall call, String result, String text, long lastedMillis) {
        score.onFunctionEnd(call.id(), result.equals("success"));
        if (functions.size() < most) {
            long begun = millis.getAsLong() - lastedMillis;
            functions.add(new CallRecord.Function(
                    Turn.cut(call.name()), Turn.cut(call.arguments()), result, Turn.cut(text), begun, lastedMillis));
        }
    }

    boolean isEmpty() {
        return turns.values().stream().allMatch(Turn::isEmpty);
    }

    /** {@code withWords}: what was said is to be kept too. */
    List<CallRecord.Turn> turns(boolean withWords) {
        return turns.values().stream()
                .flatMap(turn -> turn.record(withWords).stream())
                .toList();
    }

    List<CallRecord.Function> functions() {
        return List.copyOf(functions);
    }

    /** For those who watch. */
    CallScene scene() {
        return score.scene(turns.values());
    }

    /** A line for each of the newest turns that has words: who, and what. */
    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n");
        turns.values().stream()
                .skip(Math.max(0, turns.size() - MOST_TOLD))
                .filter(turn -> !turn.isEmpty())
                .forEach(turn -> lines.add(turn.toString()));
        return lines.toString();
    }

    private Turn turn(String id, Speaker speaker, String label) {
        Turn turn = turns.computeIfAbsent(id, unknown -> new Turn(Optional.of(speaker), label, millis.getAsLong()));
        keepNewest();
        return turn;
    }

    private void keepNewest() {
        if (turns.size() > most) {
            turns.remove(turns.keySet().iterator().next());
        }
    }
}
