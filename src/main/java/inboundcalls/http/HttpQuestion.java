package inboundcalls.http;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is asked of a server. {@code Host}, {@code Content-Length} and {@code Connection} are added when it is sent.
 *
 * @param url {@code http} or {@code https}, with a host
 * @param headers by name
 * @param body sent as UTF-8, empty for none
 */
public record HttpQuestion(String method, URI url, Map<String, String> headers, String body) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public HttpQuestion {
        requireNonNull(method);
        requireNonNull(body);
        headers = Map.copyOf(headers);
        if (!isHttp(url)) {
            throw new IllegalArgumentException("URL: " + url + " (expected: http://host… or https://host…)");
        }
    }

    public static HttpQuestion get(URI url) {
        return new HttpQuestion("GET", url, Map.of(), "");
    }

    public static HttpQuestion postJson(URI url, String json) {
        return new HttpQuestion("POST", url, Map.of("Content-Type", "application/json"), json);
    }

    /** Whether it is a URL that can be asked at all. */
    public static boolean isHttp(URI url) {
        return url.getHost() != null
                && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()));
    }

    boolean secure() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** The host without the brackets of an IPv6 address. */
    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return secure() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Needs no release: the body is on the heap. */
    FullHttpRequest toRequest() {
        ByteBuf content = Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8));
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target(), content);
        headers.forEach(request.headers()::set);
        request.headers()
                .set(HttpHeaderNames.HOST, url.getPort() == -1 ? url.getHost() : url.getHost() + ":" + url.getPort())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (!body.isEmpty() || !method.equals("GET")) {
            request.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        return request;
    }

    private String target() {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }
}
