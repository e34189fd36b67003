package inboundcalls.config;

import java.net.URI;
import java.util.Optional;

/** Where a MikroTik API may be. */
public final class MikroTikUrl {
    static final String EXPECTED = "http(s)://HOST[:PORT] without user, query and fragment";

    private MikroTikUrl() {}

    /**
     * The URL that the text is.
     *
     * @throws IllegalArgumentException with what is wrong; of what may hold a password only its length
     */
    public static URI of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(Shown.text(text) + " (expected: " + EXPECTED + ")"));
    }

    static Optional<URI> parse(String text) {
        return PlainUrl.parse(text).filter(MikroTikUrl::isHttp);
    }

    private static boolean isHttp(URI url) {
        return url.getScheme() != null && url.getScheme().matches("(?i)https?") && url.getRawQuery() == null;
    }
}
