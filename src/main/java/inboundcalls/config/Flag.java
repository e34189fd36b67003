package inboundcalls.config;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Yes or no, as people write it. */
final class Flag {
    private static final Set<String> YES = Set.of("true", "1", "yes", "si", "on");
    private static final Set<String> NO = Set.of("false", "0", "no", "off");

    private Flag() {}

    /** Case and accents do not count. Under {@code LC_ALL=C} the í of an environment's "sí" arrives as two replacement characters. */
    static Optional<Boolean> parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("^(?i:s)\\uFFFD+$", "si")
                .toLowerCase(Locale.ROOT);
        return YES.contains(plain) ? Optional.of(true) : NO.contains(plain) ? Optional.of(false) : Optional.empty();
    }
}
