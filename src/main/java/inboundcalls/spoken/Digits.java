package inboundcalls.spoken;

import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers that name something, so that they agree with nothing. */
final class Digits {
    private static final int LONGEST = 6;

    private Digits() {}

    /** {@code 146} as a number; {@code 007}, and what is longer than six digits, one by one. */
    static String name(String digits) {
        boolean code = digits.length() > LONGEST || (digits.length() > 1 && digits.startsWith("0"));
        return code ? oneByOne(digits) : Cardinal.of(Long.parseLong(digits), Form.ALONE);
    }

    /** {@code 2C}: {@code dos C}. */
    static String oneByOne(String characters) {
        return characters.chars().mapToObj(Digits::character).collect(Collectors.joining(" "));
    }

    private static String character(int character) {
        return Character.isDigit(character)
                ? Cardinal.of(Character.digit(character, 10), Form.ALONE)
                : Character.toString(character).toUpperCase(Locale.ROOT);
    }
}
