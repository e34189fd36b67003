package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the model is and how it is spoken to.
 *
 * @param url {@code wss}, or {@code ws} to loopback, with its {@code model} parameter
 * @param headers of the handshake, the key among them
 */
record ModelEndpoint(URI url, Map<String, String> headers, ModelFormat format) {
    ModelEndpoint {
        requireNonNull(url);
        headers = Map.copyOf(headers);
        requireNonNull(format);
    }

    static ModelEndpoint of(Config.Realtime realtime) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "openai-inbound-calls");
        realtime.apiKey().ifPresent(key -> headers.put("Authorization", "Bearer " + key.value()));
        return new ModelEndpoint(realtime.url(), headers, ModelFormat.of(realtime.audioFormat()));
    }

    boolean isTls() {
        return url.getScheme().equalsIgnoreCase("wss");
    }

    int port() {
        int usual = isTls() ? 443 : 80;
        return url.getPort() < 0 ? usual : url.getPort();
    }

    /** For the request line: an URL need not have a path. */
    String resource() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return path + "?" + url.getRawQuery();
    }

    /** As the {@code Host} header has it. */
    String authority() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** Without the headers: one of them is the key. */
    @Override
    public String toString() {
        return url.toString();
    }
}
