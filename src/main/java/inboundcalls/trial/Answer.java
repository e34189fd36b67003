package inboundcalls.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was heard in one turn. The server's own sounds stand for an answer that has not come: only what was said after the last of them counts.
 */
record Answer(List<HeardSound> sounds) {
    /** Less is no answer. */
    private static final int LEAST_MILLIS = 500;

    Answer {
        sounds = List.copyOf(sounds);
    }

    boolean isThere() {
        return speech().stream().mapToLong(HeardSound::loudMillis).sum() >= LEAST_MILLIS;
    }

    /** When it began, how long it was and how loud, pauses included but in the level. */
    String describe(long sinceNanos) {
        List<HeardSound> speech = speech();
        HeardSound first = speech.get(0);
        HeardSound last = speech.get(speech.size() - 1);
        double loud = speech.stream().mapToLong(HeardSound::loudMillis).sum();
        double energy = speech.stream()
                        .mapToDouble(one -> one.energy() * one.loudMillis())
                        .sum()
                / loud;
        return String.format(
                Locale.ROOT,
                "empezó a los %d ms, duró %d ms, %.0f dBFS",
                (first.startNanos() - sinceNanos) / 1_000_000,
                (last.startNanos() - first.startNanos()) / 1_000_000 + last.millis(),
                10 * Math.log10(energy));
    }

    /** The names of the server's own sounds, in their order, each as often as it was repeated. Empty when there was none. */
    String ownSounds() {
        return sounds.stream()
                .filter(HeardSound::isOwn)
                .collect(Collectors.groupingBy(HeardSound::own, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> one.getKey() + (one.getValue() > 1 ? " × " + one.getValue() : ""))
                .collect(Collectors.joining(", "));
    }

    private List<HeardSound> speech() {
        int from = sounds.size();
        while (from > 0 && !sounds.get(from - 1).isOwn()) {
            from--;
        }
        return sounds.subList(from, sounds.size()).stream()
                .filter(HeardSound::isSpeech)
                .toList();
    }
}
