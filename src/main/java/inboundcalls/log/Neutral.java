package inboundcalls.log;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text from outside, such that it can neither begin a line of its own nor turn a terminal or the direction of reading. */
public final class Neutral {
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private Neutral() {}

    /** Line breaks and tabs become {@code \n}, {@code \r} and {@code \t}, other such characters their {@code \}{@code uXXXX}. */
    public static String text(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(escape(match.group().charAt(0))));
    }

    private static String escape(char unsafe) {
        return switch (unsafe) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) unsafe);
        };
    }
}
