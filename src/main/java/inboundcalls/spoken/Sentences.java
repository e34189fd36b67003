package inboundcalls.spoken;

import java.util.regex.Pattern;

/** Sentences out of lines: a line goes on in the next when that begins with a small letter. */
final class Sentences {
    private static final String ENDS = ".!?:;,…";
    private static final Pattern LOOSE = Pattern.compile("\\s+(?=[.,;:!?…](?:\\s|$))");
    private static final Pattern TIGHT = Pattern.compile(",(?=\\p{L})");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final StringBuilder text = new StringBuilder();
    private boolean ended = true;

    void add(String line) {
        String spaced = SPACES.matcher(TIGHT.matcher(line).replaceAll(", ")).replaceAll(" ");
        String words = LOOSE.matcher(spaced.strip()).replaceAll("");
        if (words.isEmpty()) {
            return;
        }
        if (!Character.isLowerCase(words.codePointAt(0))) {
            end();
        }
        text.append(text.isEmpty() ? "" : " ").append(words);
        ended = false;
    }

    /** What follows is another sentence. */
    void end() {
        if (!ended && ENDS.indexOf(text.charAt(text.length() - 1)) < 0) {
            text.append('.');
        }
        ended = true;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
