package inboundcalls.spoken;

import static inboundcalls.spoken.Rule.group;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** Dates, times of day and how long something has lasted. */
final class Times {
    private static final String[] MONTHS =
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
    private static final String MONTH = "(0[1-9]|1[0-2])";
    private static final String DAY = "(0[1-9]|[12]\\d|3[01])";
    private static final String NOT_WITHIN = "(?<![\\p{L}\\d:./-])";
    private static final String NOR_GOES_ON = "(?![\\p{L}\\d:/-])";

    private static final String ISO_DATE =
            NOT_WITHIN + "((?:19|20)\\d\\d)-" + MONTH + "-" + DAY + "(?:T|(?![\\p{L}\\d/-]))";
    private static final String DATE = NOT_WITHIN + DAY + "/" + MONTH + "/((?:19|20)\\d\\d)" + NOR_GOES_ON;
    /** As RouterOS writes it: {@code 3w2d04:05:06}, {@code 1d4h12m}. */
    private static final String UPTIME =
            "(?<![\\p{L}\\d:.-])(?=\\d+[wdhm]\\s?\\d|\\d+:\\d\\d:)(?:(\\d{1,4})w\\s?)?(?:(\\d{1,4})d\\s?)?"
                    + "(?:(\\d{1,3}):(\\d\\d):(\\d\\d)|(?:(\\d{1,3})h\\s?)?(?:(\\d{1,3})m\\s?)?(?:(\\d{1,3})s)?)(?<!\\s)"
                    + NOR_GOES_ON;

    private static final String CLOCK =
            NOT_WITHIN + "([01]?\\d|2[0-3]):([0-5]\\d)(?:\\s?([ap])\\.?m\\.?)?" + NOR_GOES_ON;

    static final List<Rule> RULES = List.of(
            Rule.of(ISO_DATE, match -> date(match.group(3), match.group(2), match.group(1)) + comma(match)),
            Rule.of(DATE, match -> date(match.group(1), match.group(2), match.group(3))),
            Rule.of(UPTIME, Times::uptime),
            Rule.of(CLOCK, Times::clock));

    private Times() {}

    private static String date(String day, String month, String year) {
        int number = Integer.parseInt(day);
        return (number == 1 ? "primero" : Cardinal.of(number, Form.ALONE))
                + " de " + MONTHS[Integer.parseInt(month) - 1]
                + " de " + Cardinal.of(Integer.parseInt(year), Form.ALONE);
    }

    private static String comma(MatchResult match) {
        return match.group().endsWith("T") ? ", " : "";
    }

    private static String uptime(MatchResult match) {
        List<String> parts = new ArrayList<>();
        add(parts, group(match, 1), Unit.WEEK);
        add(parts, group(match, 2), Unit.DAY);
        add(parts, group(match, 3) + group(match, 6), Unit.HOUR);
        add(parts, group(match, 4) + group(match, 7), Unit.MINUTE);
        add(parts, group(match, 5) + group(match, 8), Unit.SECOND);
        return parts.isEmpty() ? "cero segundos" : list(parts);
    }

    private static void add(List<String> parts, String digits, Unit unit) {
        if (!digits.isEmpty() && Integer.parseInt(digits) > 0) {
            parts.add(unit.words(Figure.of(digits)));
        }
    }

    private static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " y " + parts.get(last);
    }

    /** {@code catorce treinta y cinco}, {@code veintiuna cero cinco}, {@code catorce horas}. */
    private static String clock(MatchResult match) {
        Figure hours = Figure.of(match.group(1));
        String minutes = match.group(2);
        String time =
                minutes.equals("00") ? Unit.HOUR.words(hours) : hours.words(Form.FEMININE) + " " + Digits.name(minutes);
        return switch (group(match, 3)) {
            case "a" -> time + " de la mañana";
            case "p" -> time + " de la tarde";
            default -> time;
        };
    }
}
