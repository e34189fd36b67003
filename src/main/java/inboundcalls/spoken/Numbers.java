package inboundcalls.spoken;

import static inboundcalls.spoken.Rule.group;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Amounts, with what is measured or counted. The patterns are bounded, so that no text makes them slow. */
final class Numbers {
    private static final String NUMBER = "\\d{1,40}+(?:[.,]\\d{1,40}+){0,12}+";
    private static final String SIGN = "(?=[-−+]?\\d)(?<![\\p{L}\\d_-])(?<!\\d[.,])([-−+]?)";
    private static final String END = "(?![\\p{L}\\d])";

    private static final String RANGE =
            "(?<![\\p{L}\\d.,_+/-])(\\d+(?:[.,]\\d+)?)\\s?[-–]\\s?(\\d+(?:[.,]\\d+)?)(?![\\d_-]|[.,]\\d)";
    private static final String SLASH = "\\s?/(?=[-−]?\\d)";
    private static final String ORDER = "(?:(?<!\\p{L})[Nn][º°.]|#)\\s?(?=\\d)";
    private static final String ORDINAL = "(?<![\\p{L}\\d.,])(10|[1-9])\\.?([ºª]|er)(?!\\s?C|[\\p{L}\\d])";
    private static final String[] ORDINALS =
            ". primer segund tercer cuart quint sext séptim octav noven décim".split(" ");
    private static final String MEASURE = SIGN + "(" + NUMBER + ")\\s?(" + Unit.WRITTEN + ")" + END;
    private static final String MAGNITUDE = SIGN + "(" + NUMBER + ")([kMG])" + END;
    private static final Map<String, String> MAGNITUDES = Map.of("k", "mil", "M", "megas", "G", "gigas");
    private static final String BEFORE = "(?:(?<=(?<!\\p{L})(\\p{L}{1,30})\\s)|)";
    private static final String AFTER = "(?:(?=\\s(\\p{L}+))|)";
    private static final String AMOUNT = "(?=[-−+]?\\d)" + BEFORE + SIGN + "(" + NUMBER + ")" + END + AFTER;
    private static final String RATE = "(?<![\\p{L}\\d])([KkMmGgTt]bps|[kMG]bit/s|pps)" + END;

    static final List<Rule> RULES = List.of(
            Rule.of(RANGE, Numbers::range),
            Rule.of(SLASH, match -> " barra "),
            Rule.of(ORDER, match -> "número "),
            Rule.of(ORDINAL, Numbers::ordinal),
            Rule.of(MEASURE, Numbers::measure),
            Rule.of(MAGNITUDE, Numbers::magnitude),
            NumberedNames.RULE,
            Rule.of(AMOUNT, Numbers::amount),
            Rule.of(RATE, match -> Unit.of(match.group()).orElseThrow().many()));

    private Numbers() {}

    /** {@code 10-20} is a range, {@code 555-0100} and {@code 20-10} are none. */
    private static String range(MatchResult match) {
        String from = match.group(1);
        String to = match.group(2);
        boolean rising = !to.matches("0\\d+")
                && Figure.of(from).agreeing() < Figure.of(to).agreeing();
        return from + (rising ? " a " : " guion ") + to;
    }

    private static String ordinal(MatchResult match) {
        String ending = Map.of("º", "o", "ª", "a", "er", "").get(match.group(2));
        return ORDINALS[Integer.parseInt(match.group(1))] + ending;
    }

    private static String measure(MatchResult match) {
        Unit unit = Unit.of(match.group(3)).orElseThrow();
        return Figure.isNumber(match.group(2))
                ? sign(match.group(1)) + unit.words(figure(match.group(2), unit))
                : match.group(1) + match.group(2) + " " + unit.many();
    }

    /** Packets are counted, not measured. */
    private static Figure figure(String written, Unit unit) {
        return unit == Unit.PACKET_RATE ? Figure.of(written) : Figure.ofMeasure(written);
    }

    private static String magnitude(MatchResult match) {
        return sign(match.group(1))
                + Figure.ofMeasure(match.group(2)).words(Form.MASCULINE)
                + " " + MAGNITUDES.get(match.group(3));
    }

    private static String amount(MatchResult match) {
        String written = match.group(3);
        if (!Figure.isNumber(written)) {
            return sign(match.group(2)) + pieces(written);
        }
        if (written.matches("0\\d+")) {
            return Digits.name(written);
        }
        Figure figure = Figure.of(written);
        Form form = Agreement.of(figure.agreeing(), group(match, 1), group(match, 4));
        return sign(match.group(2)) + figure.words(form) + (figure.isMillions() && form != Form.ALONE ? " de" : "");
    }

    /** {@code 7.15.3}: {@code siete punto quince punto tres}. */
    private static String pieces(String written) {
        return Arrays.stream(written.split("(?=[.,])|(?<=[.,])"))
                .map(piece -> piece.equals(".") ? " punto " : piece.equals(",") ? ", " : Digits.name(piece))
                .collect(Collectors.joining());
    }

    private static String sign(String sign) {
        return switch (sign) {
            case "" -> "";
            case "+" -> "más ";
            default -> "menos ";
        };
    }
}
