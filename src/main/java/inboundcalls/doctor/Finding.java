package inboundcalls.doctor;

import static java.util.Objects.requireNonNull;

/**
 * What came of one check, in Spanish.
 *
 * @param text what was found
 * @param cure what to do about it, nothing when there is nothing to do
 */
record Finding(Sign sign, String text, String cure) {
    enum Sign {
        GOOD("✓"),
        WARNING("⚠"),
        BAD("✗"),
        SKIPPED("–");

        private final String shown;

        Sign(String shown) {
            this.shown = shown;
        }
    }

    Finding {
        requireNonNull(sign);
        requireNonNull(text);
        requireNonNull(cure);
    }

    static Finding good(String text) {
        return new Finding(Sign.GOOD, text, "");
    }

    static Finding warning(String text, String cure) {
        return new Finding(Sign.WARNING, text, cure);
    }

    static Finding bad(String text, String cure) {
        return new Finding(Sign.BAD, text, cure);
    }

    static Finding skipped(String why) {
        return new Finding(Sign.SKIPPED, "omitido: " + why, "");
    }

    /** What follows from it can be tried. */
    boolean isPassed() {
        return sign == Sign.GOOD || sign == Sign.WARNING;
    }

    String line(String name) {
        String advice = (text.endsWith(".") ? " " : ". ") + "Qué hacer: " + cure;
        String whole = sign.shown + " " + name + ": " + text + (cure.isEmpty() ? "" : advice);
        return whole.replaceAll("\\p{Cntrl}+", " ");
    }
}
