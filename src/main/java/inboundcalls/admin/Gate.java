package inboundcalls.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import inboundcalls.config.Admin;
import inboundcalls.config.Secret;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.NetUtil;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may ask. A web page that somebody has open on this machine reaches loopback too: it gives itself away by the name that it came by (where
 * that was pointed here: DNS rebinding) or by its origin (where it only wants something done: CSRF). Immutable.
 */
final class Gate {
    private static final String SCHEME = "Bearer ";

    private final Admin settings;

    Gate(Admin settings) {
        this.settings = settings;
    }

    /** Empty: it may. */
    Optional<Answer> refusal(HttpRequest request) {
        HttpHeaders headers = request.headers();
        boolean changes =
                !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD);
        if (!isHostRight(headers, changes)) {
            return forbidden("Host (expected: this server's address, localhost, or a name in admin.hosts)");
        }
        if (!isOriginRight(headers)) {
            return forbidden("Origin (expected: none, or this server)");
        }
        if (Pages.isPanel(request)) {
            return Optional.empty();
        }
        return settings.token().flatMap(token -> unauthorized(headers, token));
    }

    private static Optional<Answer> forbidden(String what) {
        return Optional.of(Answer.error(HttpResponseStatus.FORBIDDEN, what));
    }

    /** HTTP/1.0 has none, and no browser speaks that. */
    private boolean isHostRight(HttpHeaders headers, boolean changes) {
        if (headers.getAll(HttpHeaderNames.HOST).size() != 1) {
            return !headers.contains(HttpHeaderNames.HOST) && !changes;
        }
        String host = name(headers.get(HttpHeaderNames.HOST));
        return host.equalsIgnoreCase("localhost")
                || NetUtil.isValidIpV4Address(host)
                || NetUtil.isValidIpV6Address(host)
                || settings.hosts().stream().anyMatch(host::equalsIgnoreCase);
    }

    /** Without the port; empty when it is nothing of the kind. */
    private static String name(String host) {
        try {
            String name = URI.create("http://" + host).getHost();
            return name == null ? "" : name.replaceAll("[\\[\\]]", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isOriginRight(HttpHeaders headers) {
        String here = "http://" + headers.get(HttpHeaderNames.HOST);
        return headers.getAll(HttpHeaderNames.ORIGIN).stream().allMatch(here::equalsIgnoreCase);
    }

    private static Optional<Answer> unauthorized(HttpHeaders headers, Secret token) {
        String shown = headers.get(HttpHeaderNames.AUTHORIZATION, "");
        boolean bearer = shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (bearer && isSame(shown.substring(SCHEME.length()).strip(), token)) {
            return Optional.empty();
        }
        return Optional.of(
                Answer.error(HttpResponseStatus.UNAUTHORIZED, "Authorization (expected: Bearer and the token)")
                        .with(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    /** In a time that tells nothing of how much of it is right. */
    private static boolean isSame(String shown, Secret token) {
        return MessageDigest.isEqual(shown.getBytes(UTF_8), token.value().getBytes(UTF_8));
    }
}
