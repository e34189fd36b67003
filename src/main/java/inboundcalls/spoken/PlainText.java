package inboundcalls.spoken;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A text without what only the eye makes use of. */
final class PlainText {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]+");
    private static final Pattern THIN_SPACES = Pattern.compile("(?<=\\d)[\\u00A0\\u2009\\u202F](?=\\d{3}(?!\\d))");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
    /** Behind a name or in a table a sign is the answer; elsewhere it is an ornament. */
    private static final Pattern YES = Pattern.compile("(?<=[:|=])(\\s*)[✅✔✓☑]");

    private static final Pattern NO = Pattern.compile("(?<=[:|=])(\\s*)[❌✖✗✘]");
    /** Emojis with all that they are made of, and characters that nobody sees. */
    private static final Pattern SIGNS =
            Pattern.compile("[[\\p{So}\\p{Sk}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\uFE0E\\uFE0F\\u20E3]&&[^°]]+");

    private static final Pattern SCHEME = Pattern.compile("(?i)(?<!\\p{L})https?://");

    private PlainText() {}

    static String of(String text) {
        String plain = Normalizer.normalize(Html.strip(text), Normalizer.Form.NFC);
        plain = SPACES.matcher(THIN_SPACES.matcher(plain).replaceAll("")).replaceAll(" ");
        plain = NO.matcher(YES.matcher(plain).replaceAll("$1sí")).replaceAll("$1no");
        plain = SCHEME.matcher(SIGNS.matcher(plain).replaceAll("")).replaceAll("");
        return Markdown.sentences(withoutControls(plain));
    }

    /** Lines and tabs stay. */
    static String withoutControls(String text) {
        return CONTROLS.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(" ");
    }
}
