package inboundcalls.spoken;

import java.util.regex.Pattern;

/** Markdown in a text: its lines become sentences. */
final class Markdown {
    private static final Pattern RULER = Pattern.compile("\\s*(?:```.*|~~~.*|[-=_*+─━\\s]+)");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+•·▪◦‣–—>]|\\d{1,3}[.)])\\s+(?=\\S)");
    private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s+|\\s+#+\\s*$");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,300})]\\([^()\\s]{0,500}\\)");
    private static final Pattern EMPHASIS =
            Pattern.compile("\\*{2,}|~~|`+|(?<![\\p{L}\\d*])\\*(?=\\S)|(?<=\\S)\\*(?![\\p{L}\\d*])"
                    + "|(?<![\\p{L}\\d_])_+(?=\\S)|(?<=\\S)_+(?![\\p{L}\\d_])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[\\p{Punct}])");

    private Markdown() {}

    static String sentences(String text) {
        Sentences sentences = new Sentences();
        Table table = new Table();
        for (String line : text.lines().toList()) {
            if (Table.isRow(line)) {
                table.add(inline(line));
            } else {
                table.endTo(sentences);
                add(line, sentences);
            }
        }
        table.endTo(sentences);
        return sentences.toString();
    }

    private static void add(String line, Sentences sentences) {
        if (line.isBlank() || RULER.matcher(line).matches()) {
            sentences.end();
            return;
        }
        boolean heading = HEADING.matcher(line).lookingAt();
        if (heading || BULLET.matcher(line).lookingAt()) {
            sentences.end();
        }
        String unmarked = HEADING.matcher(BULLET.matcher(line).replaceFirst("")).replaceFirst("");
        sentences.add(inline(unmarked));
        if (heading) {
            sentences.end();
        }
    }

    private static String inline(String line) {
        String words = LINK.matcher(line).replaceAll("$1");
        return ESCAPE.matcher(EMPHASIS.matcher(words).replaceAll("")).replaceAll("");
    }
}
