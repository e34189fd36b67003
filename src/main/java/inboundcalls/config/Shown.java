package inboundcalls.config;

import com.typesafe.config.ConfigUtil;
import java.util.regex.Pattern;

/** How a value looks in a message: quoted, short, and only by its length when it may hold a secret. */
final class Shown {
    private static final int LONGEST = 80;
    private static final Pattern SUSPECT = Pattern.compile("\\bsk-|@");

    private Shown() {}

    static String text(String value) {
        if (mayHoldSecret(value)) {
            return length(value);
        }
        String start = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        return ConfigUtil.quoteString(start);
    }

    static String length(String value) {
        return new Secret(value).toString();
    }

    /** The provider's keys begin with {@code sk-}; a URL may hold {@code user:password@}. */
    static boolean mayHoldSecret(String value) {
        return SUSPECT.matcher(value).find();
    }
}
