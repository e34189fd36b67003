package inboundcalls.call;

import inboundcalls.asterisk.Caller;

/** A caller in words. What a phone network lets through as a name or a number is anything at all: little of it is passed on. */
final class CallerWords {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NUMBER = 40;
    private static final int SHOWN_DIGITS = 3;

    private CallerWords() {}

    /** What is added to the instructions, or an empty text. */
    static String instructions(Caller caller) {
        String name = name(caller);
        String number = number(caller.number());
        if (name.isEmpty() && number.isEmpty()) {
            return "";
        }
        String both = name.isEmpty() || number.isEmpty() ? name + number : name + " (" + number + ")";
        return "\n\nEl llamante es " + both + ".";
    }

    /** For the operators' log. */
    static String logged(Caller caller, boolean masked) {
        String number = number(caller, masked);
        String known = masked ? number : (name(caller) + " " + number).strip();
        return known.isEmpty() ? "desconocido" : known;
    }

    /** The caller's own. */
    static String number(Caller caller, boolean masked) {
        String number = number(caller.number());
        return masked ? masked(number) : number;
    }

    static String number(String number) {
        return cut(number.replaceAll("[^\\p{L}\\p{N}+*#@._-]", ""), LONGEST_NUMBER);
    }

    /** Letters, figures and what names are written with; many phones send the number for a name. */
    static String name(Caller caller) {
        String name =
                caller.name().replaceAll("[^\\p{L}\\p{M}\\p{N} .,'&-]", " ").replaceAll(" +", " ");
        return name.equals(caller.number())
                ? ""
                : cut(name.strip(), LONGEST_NAME).strip();
    }

    private static String masked(String number) {
        return number.isEmpty() ? "" : "…" + number.substring(Math.max(0, number.length() - SHOWN_DIGITS));
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }
}
