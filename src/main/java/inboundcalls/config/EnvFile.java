package inboundcalls.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of an {@code .env} file: {@code KEY=VALUE} lines, perhaps after {@code export}, values perhaps quoted, {@code #} comments.
 * Nothing is expanded, a value ends with its line, and of a name given twice the last counts.
 */
final class EnvFile {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.-]*)\\s*=(?<value>.*)");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("\\s*'(?<text>[^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\\s*\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern BARE = Pattern.compile("(?!\\s*['\"])(?<text>.*?)(?:\\s+#.*)?");
    private static final String CLOSED_QUOTES =
            "quotes that are closed on the same line, with nothing but a comment behind them";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char NOT_UTF_8 = '\uFFFD';

    private final String file;
    private final List<ConfigProblem> problems;
    private final Map<String, ConfigValue> values = new HashMap<>();

    /** Problems name {@code file} and the line; they never show what stands there. */
    EnvFile(String file, List<ConfigProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Map<String, ConfigValue> read(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        List<String> lines = text.substring(marked ? 1 : 0).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i).strip(), i + 1);
        }
        return values;
    }

    private void line(String line, int number) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (assignment.matches()) {
            value(assignment.group("value"))
                    .ifPresentOrElse(
                            value -> put(assignment.group("name"), value, number),
                            () -> refuse(number, "malformed value", CLOSED_QUOTES));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            refuse(number, "malformed line", "KEY=VALUE");
        }
    }

    private void put(String name, String value, int number) {
        if (value.indexOf(NOT_UTF_8) >= 0 && EnvironmentVariable.named(name).isPresent()) {
            refuse(number, "malformed text", "UTF-8");
        }
        values.put(name, ConfigValueFactory.fromAnyRef(value, name + ", " + file + ": " + number));
    }

    private void refuse(int number, String actual, String expected) {
        problems.add(new ConfigProblem(file + ": " + number, actual, expected));
    }

    private static Optional<String> value(String raw) {
        return text(SINGLE_QUOTED, raw)
                .or(() -> text(DOUBLE_QUOTED, raw).map(EnvFile::unescape))
                .or(() -> text(BARE, raw).map(String::strip));
    }

    private static Optional<String> text(Pattern form, String raw) {
        Matcher matcher = form.matcher(raw);
        return matcher.matches() ? Optional.of(matcher.group("text")) : Optional.empty();
    }

    private static String unescape(String quoted) {
        return Pattern.compile("\\\\(.)").matcher(quoted).replaceAll(escape -> {
            String character = escape.group(1);
            return switch (character) {
                case "n" -> "\n";
                case "r" -> "\r";
                case "t" -> "\t";
                case "\"", "$", "`", "\\" -> Matcher.quoteReplacement(character);
                default -> Matcher.quoteReplacement(escape.group());
            };
        });
    }
}
