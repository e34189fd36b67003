package inboundcalls.spoken;

import java.util.List;
import java.util.stream.Stream;

/** Makes of what somebody wrote what can be said on the telephone. Immutable. */
public final class SpokenText {
    /** In this order: what a rule has put into words has no digits for the next. */
    private static final List<Rule> RULES = Stream.of(Addresses.RULES, Times.RULES, Numbers.RULES)
            .flatMap(List::stream)
            .toList();

    private final boolean words;
    private final int limit;

    /**
     * @param words whether markup becomes sentences and numbers, addresses and units become words; else the text stays as it came, but
     *     for control characters
     * @param limit in characters, at least 100; a longer text is cut and says so
     */
    public SpokenText(boolean words, int limit) {
        this.words = words;
        this.limit = limit;
    }

    /** Empty when there is nothing to say in it. */
    public String of(String text) {
        if (!words) {
            return Shortened.to(limit, PlainText.withoutControls(text).strip());
        }
        // cut before as well: words are longer than what they stand for, and take more time
        return Shortened.to(limit, words(Shortened.to(limit, PlainText.of(text))));
    }

    private static String words(String plain) {
        String text = plain;
        for (Rule rule : RULES) {
            text = rule.apply(text);
        }
        return text;
    }
}
