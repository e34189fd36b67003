package inboundcalls.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A URL, of any scheme, that has a host, a possible port, and neither user nor fragment. */
final class PlainUrl {
    private PlainUrl() {}

    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text)).filter(PlainUrl::isPlain);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI url) {
        boolean possiblePort = url.getPort() != 0 && url.getPort() <= Ports.LAST;
        return url.getHost() != null && possiblePort && url.getRawUserInfo() == null && url.getRawFragment() == null;
    }
}
