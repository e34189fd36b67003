package inboundcalls.spoken;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it was written: its digits before and after the decimal sign.
 *
 * @param fraction empty when there is none, or zeros only
 */
record Figure(String whole, String fraction) {
    /** Longer ones are said digit by digit. */
    private static final int LONGEST = 12;

    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\1\\d{3})*");
    private static final Pattern THOUSANDS_AND_FRACTION =
            Pattern.compile("([1-9]\\d{0,2}(?:\\.\\d{3})+),(\\d+)|([1-9]\\d{0,2}(?:,\\d{3})+)\\.(\\d+)");
    private static final Pattern POINT_AND_THREE = Pattern.compile("(\\d+)\\.(\\d{3})");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+)[.,](\\d+)");

    Figure {
        fraction = fraction.matches("0*") ? "" : fraction;
        whole = whole.replaceFirst("^0+(?=\\d)", "");
    }

    /** Points and commas before three digits part thousands: {@code 1.234} and {@code 1,234}, but {@code 0.234}. */
    static Figure of(String written) {
        Matcher mixed = THOUSANDS_AND_FRACTION.matcher(written);
        if (mixed.matches()) {
            boolean comma = mixed.group(1) != null;
            return new Figure(digits(mixed.group(comma ? 1 : 3)), mixed.group(comma ? 2 : 4));
        }
        Matcher decimal = DECIMAL.matcher(written);
        if (!THOUSANDS.matcher(written).matches() && decimal.matches()) {
            return new Figure(decimal.group(1), decimal.group(2));
        }
        return new Figure(digits(written), "");
    }

    /** What was measured is written by programs, whose point is the decimal sign: {@code 1.234 ms}. */
    static Figure ofMeasure(String written) {
        Matcher point = POINT_AND_THREE.matcher(written);
        return point.matches() ? new Figure(point.group(1), point.group(2)) : of(written);
    }

    /** Not {@code 7.15.3} and {@code 221,134,87}. */
    static boolean isNumber(String written) {
        return written.matches("\\d+")
                || THOUSANDS.matcher(written).matches()
                || THOUSANDS_AND_FRACTION.matcher(written).matches()
                || DECIMAL.matcher(written).matches();
    }

    boolean isOne() {
        return whole.equals("1") && fraction.isEmpty();
    }

    /** Such a number takes {@code de} before its noun: {@code dos millones de clientes}. */
    boolean isMillions() {
        return whole.length() > 6 && whole.length() <= LONGEST && whole.endsWith("000000") && fraction.isEmpty();
    }

    /** What the number before the noun has to agree in. */
    long agreeing() {
        return whole.length() > LONGEST || !fraction.isEmpty() ? 0 : Long.parseLong(whole);
    }

    /** Only whole numbers take a form. */
    String words(Form form) {
        if (whole.length() > LONGEST) {
            return Digits.oneByOne(whole) + fractionWords();
        }
        return Cardinal.of(Long.parseLong(whole), fraction.isEmpty() ? form : Form.ALONE) + fractionWords();
    }

    /** {@code 05} as {@code cero cinco}, {@code 75} as a number, more than two as digits. */
    private String fractionWords() {
        if (fraction.isEmpty()) {
            return "";
        }
        boolean number = fraction.length() == 2 && !fraction.startsWith("0");
        return " coma " + (number ? Cardinal.of(Long.parseLong(fraction), Form.ALONE) : Digits.oneByOne(fraction));
    }

    private static String digits(String written) {
        return written.replaceAll("[.,]", "");
    }
}
