package inboundcalls.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What was said in a call so far, the newest of it, for a session that has to go on where another was lost. Turns stand in the order in which
 * they began, whenever their words come: those of the caller often come last. Lives on the call's event loop.
 */
final class Transcript {
    private static final int MOST_TURNS = 60;
    private static final int MOST_CHARACTERS_OF_A_TURN = 2_000;

    /** By item. */
    private final Map<String, Turn> turns = new LinkedHashMap<>();

    private int typed;

    /** The caller has said something; the words will follow, or not. */
    void onCallerTurn(String itemId) {
        turn(itemId, "Llamante");
    }

    /** Words of the caller, all of that turn. */
    void onCallerWords(String itemId, String words) {
        turn(itemId, "Llamante").replace(words);
    }

    /** What was taken for speech was none. */
    void forget(String itemId) {
        turns.remove(itemId);
    }

    /** The next words of the model. */
    void onModelWords(String itemId, String words) {
        turn(itemId, "Asistente").append(words);
    }

    /** The caller interrupted: not all of these words were heard. */
    void onCut(String itemId) {
        if (turns.containsKey(itemId)) {
            turns.get(itemId).append("… (interrumpido)");
        }
    }

    /** What the caller typed on the phone. */
    void onTyped(String digits) {
        typed++;
        turn("keys_" + typed, "Llamante, en el teclado").replace(digits);
    }

    void onFunctionResult(String callId, String name, String arguments, String result) {
        turn(callId, "Función " + name + cut(arguments)).replace(result);
    }

    boolean isEmpty() {
        return turns.values().stream().allMatch(Turn::isEmpty);
    }

    /** A line for each turn that has words: who, and what. */
    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n");
        turns.values().stream().filter(turn -> !turn.isEmpty()).forEach(turn -> lines.add(turn.toString()));
        return lines.toString();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS_OF_A_TURN));
    }

    private Turn turn(String id, String speaker) {
        Turn turn = turns.computeIfAbsent(id, unknown -> new Turn(speaker));
        if (turns.size() > MOST_TURNS) {
            turns.remove(turns.keySet().iterator().next());
        }
        return turn;
    }

    private static final class Turn {
        private final String speaker;
        private final StringBuilder words = new StringBuilder();

        Turn(String speaker) {
            this.speaker = speaker;
        }

        void append(String more) {
            words.append(more, 0, Math.max(0, Math.min(more.length(), MOST_CHARACTERS_OF_A_TURN - words.length())));
        }

        void replace(String whole) {
            words.setLength(0);
            append(whole);
        }

        boolean isEmpty() {
            return words.toString().isBlank();
        }

        @Override
        public String toString() {
            return speaker + ": " + words.toString().strip().replaceAll("\\s+", " ");
        }
    }
}
