package inboundcalls.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of the address that the key travels to. */
final class RealtimeUrl {
    static final String EXPECTED =
            "wss://HOST[:PORT]/PATH without user and fragment, or ws:// when the host is loopback";

    private static final String MODEL = "model=";

    private RealtimeUrl() {}

    static Optional<URI> parse(String text) {
        return PlainUrl.parse(text)
                .filter(url -> "wss".equalsIgnoreCase(url.getScheme())
                        || ("ws".equalsIgnoreCase(url.getScheme()) && isLoopback(url)));
    }

    static boolean isLoopback(URI url) {
        return HostAddress.isLoopback(url.getHost());
    }

    static URI withModel(URI url, String model) {
        if (model(url).isPresent()) {
            return url;
        }
        String query = url.getRawQuery();
        String joint = query == null ? "?" : query.isEmpty() ? "" : "&";
        return URI.create(url + joint + MODEL + URLEncoder.encode(model, UTF_8));
    }

    static Optional<String> model(URI url) {
        return Stream.ofNullable(url.getRawQuery())
                .flatMap(query -> Stream.of(query.split("&")))
                .filter(parameter -> parameter.startsWith(MODEL))
                .map(parameter -> URLDecoder.decode(parameter.substring(MODEL.length()), UTF_8))
                .findFirst();
    }
}
