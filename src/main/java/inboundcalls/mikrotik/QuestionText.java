package inboundcalls.mikrotik;

import java.util.regex.Pattern;

/** How long texts of and to the API may be, in characters as people count them (code points). */
final class QuestionText {
    static final int LIMIT = 500;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private QuestionText() {}

    static boolean isValid(String question) {
        String stripped = question.strip();
        return !stripped.isEmpty() && length(stripped) <= LIMIT;
    }

    /** The text's beginning, with an ellipsis where something is missing. */
    static String cut(String text) {
        return length(text) <= LIMIT ? text : text.substring(0, text.offsetByCodePoints(0, LIMIT)) + "…";
    }

    /** One line of bounded length, whatever the model sent: nobody can forge a second line of the log. */
    static String forLog(String question) {
        return cut(CONTROLS.matcher(question.strip()).replaceAll(" "));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
