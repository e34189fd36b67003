package inboundcalls.spoken;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The beginning of a long text, with an end that says so. */
final class Shortened {
    private static final String END = " La respuesta es más larga; esto es solo el principio.";
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…](?=\\s)");

    private Shortened() {}

    /** At a sentence's end when there is one in the second half, else at a word's. */
    static String to(int limit, String text) {
        if (text.length() <= limit) {
            return text;
        }
        String head = text.substring(0, limit - END.length());
        int sentence = SENTENCE_END
                .matcher(head + " ")
                .results()
                .mapToInt(MatchResult::end)
                .max()
                .orElse(0);
        return sentence > head.length() / 2 ? head.substring(0, sentence) + END : words(head) + "…" + END;
    }

    private static String words(String head) {
        String whole = head.substring(0, head.length() - 1);
        int space = whole.lastIndexOf(' ');
        String cut = space > 0 ? whole.substring(0, space) : whole;
        return Character.isHighSurrogate(cut.charAt(cut.length() - 1)) ? cut.substring(0, cut.length() - 1) : cut;
    }
}
