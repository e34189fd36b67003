package inboundcalls.spoken;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Letters and digits together: {@code router-146}, {@code ether1}, {@code CCR2004-1G-12S+2XS}, {@code v7.15.3}. Letters stay. */
final class NumberedNames {
    private static final String NAME = "(?<![\\p{L}\\d])[\\p{L}\\d]++(?:[-_+][\\p{L}\\d]++|\\.\\d[\\p{L}\\d]*+){0,20}+";

    static final Rule RULE = Rule.of(NAME, match -> isNumbered(match.group()) ? words(match.group()) : match.group());

    private NumberedNames() {}

    private static boolean isNumbered(String name) {
        return name.chars().anyMatch(Character::isDigit) && name.chars().anyMatch(Character::isLetter);
    }

    private static String words(String name) {
        return Arrays.stream(name.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"))
                .map(part -> Character.isDigit(part.charAt(0)) ? Digits.name(part) : letters(part))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What joins them to a number is said only where it would be missed: the point of a version. */
    private static String letters(String part) {
        return part.equals(".") ? "punto" : part.replaceAll("^[-_+]|[-_+]$", "");
    }
}
