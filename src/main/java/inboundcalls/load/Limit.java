package inboundcalls.load;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Something that must not be more than that.
 *
 * @param what in words
 * @param measured nothing when there was nothing to measure, which is as bad as too much
 */
record Limit(String what, String unit, double most, OptionalDouble measured) {
    boolean isKept() {
        return measured.isPresent() && measured.getAsDouble() <= most;
    }

    /** What is wrong. */
    String describe() {
        String seen = measured.isPresent() ? number(measured.getAsDouble()) + unit : "not measured";
        return what + ": " + seen + " (limit: " + number(most) + unit + ")";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
