package inboundcalls.asterisk;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.http.Continuation;
import inboundcalls.http.HttpAnswer;
import inboundcalls.http.HttpClient;
import inboundcalls.http.HttpFailure;
import inboundcalls.http.HttpQuestion;
import inboundcalls.net.Transport;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Asks Asterisk by its REST interface. The futures are the loop's and fail with an {@link AriFailure} and nothing else; cancelling one closes its
 * connection. Thread-safe.
 *
 * <p>Of a channel that sits in {@code AudioSocket()} ARI tells all and changes nothing (409), since it is not in Stasis; globals can be set.
 */
public final class AriClient {
    /** What an answer may weigh: some 3,000 channels. Give it to the {@link HttpClient}. */
    public static final int BODY_LIMIT_BYTES = 2 << 20;

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> headers;

    public AriClient(HttpClient http, Config.Ari settings) {
        this.http = requireNonNull(http);
        this.base = base(settings);
        this.headers = Map.of("Authorization", "Basic " + credentials(settings));
    }

    /** With a client of its own. */
    public static AriClient of(Config.Ari settings, Transport transport) {
        return new AriClient(new HttpClient(transport, BODY_LIMIT_BYTES), settings);
    }

    /** All that are up. */
    public Future<List<AriChannel>> channels(EventLoop loop) {
        return ask(loop, "GET", "channels", OK, answer -> AriChannelReader.channels(answer.body()));
    }

    /** Sets a global variable of the dialplan. */
    public Future<Void> setGlobal(EventLoop loop, String variable, String value) {
        return postGlobal(loop, "variable=" + encoded(variable) + "&value=" + encoded(value));
    }

    /** Makes Asterisk forget a global variable: an empty one would stay in its list for ever. No error when there is none. */
    public Future<Void> removeGlobal(EventLoop loop, String variable) {
        return postGlobal(loop, "variable=" + encoded(variable));
    }

    private Future<Void> postGlobal(EventLoop loop, String parameters) {
        return ask(loop, "POST", "asterisk/variable?" + parameters, NO_CONTENT, answer -> null);
    }

    private <T> Future<T> ask(EventLoop loop, String method, String path, int expected, Reading<T> reading) {
        HttpQuestion question = new HttpQuestion(method, base.resolve(path), headers, "");
        return Continuation.of(loop, http.send(loop, question, DEADLINE), ended -> {
            if (!ended.isSuccess()) {
                throw AriFailure.of((HttpFailure) ended.cause());
            }
            HttpAnswer answer = ended.getNow();
            if (answer.status() != expected) {
                throw AriFailure.status(answer.status());
            }
            return reading.read(answer);
        });
    }

    private static URI base(Config.Ari settings) {
        try {
            return new URI("http", null, settings.host(), settings.port(), "/ari/", null, null);
        } catch (URISyntaxException notAHost) {
            throw new IllegalArgumentException("ARI host: " + settings.host() + " (expected: a name or an address)");
        }
    }

    private static String credentials(Config.Ari settings) {
        String both = settings.user() + ":" + settings.password().value();
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String parameter) {
        return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(HttpAnswer answer) throws AriFailure;
    }
}
