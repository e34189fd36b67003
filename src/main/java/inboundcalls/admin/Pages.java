package inboundcalls.admin;

import static io.netty.handler.codec.http.HttpMethod.GET;
import static io.netty.handler.codec.http.HttpMethod.HEAD;
import static io.netty.handler.codec.http.HttpMethod.POST;
import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages by their paths, each in a line of {@link #of}. Immutable. */
final class Pages {
    private static final Set<HttpMethod> READING = Set.of(GET, HEAD);

    private static final Set<String> PANEL = Set.of("/panel", "/panel.css", "/panel.js");

    private final Map<String, Place> places;

    private Pages(Map<String, Place> places) {
        this.places = places;
    }

    static Pages of(Watched watched, LiveCalls calls) {
        return new Pages(Map.of(
                "/panel", new Place(READING, new PanelFile("panel.html", "text/html")),
                "/panel.css", new Place(READING, new PanelFile("panel.css", "text/css")),
                "/panel.js", new Place(READING, new PanelFile("panel.js", "text/javascript")),
                "/health", new Place(READING, (query, loop) -> loop.newSucceededFuture(alive())),
                "/ready", new Place(READING, new ReadyPage(new Readiness(watched))),
                "/metrics", new Place(READING, new MetricsPage(watched, calls)),
                "/calls", new Place(READING, new CallsPage(calls)),
                "/drain", new Place(Set.of(POST), new DrainPage(watched))));
    }

    /** It holds no secret: anybody who knows the server's name may have it. A browser gives no token before it has a page to ask for one. */
    static boolean isPanel(HttpRequest request) {
        return request.method().equals(GET) && PANEL.contains(new QueryStringDecoder(request.uri()).path());
    }

    /** Of a request that may be made. */
    Future<Answer> answer(HttpRequest request, EventLoop loop) {
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        Place place = places.get(query.path());
        if (place == null) {
            String known = Stream.concat(places.keySet().stream(), Stream.of(EventStreams.PATH))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return loop.newSucceededFuture(
                    Answer.error(HttpResponseStatus.NOT_FOUND, "path (expected: one of " + known + ")"));
        }
        if (!place.methods.contains(request.method())) {
            return loop.newSucceededFuture(place.wrongMethod());
        }
        return place.page.answer(query, loop);
    }

    private static Answer alive() {
        JsonObject body = new JsonObject();
        body.addProperty("status", "ok");
        return Answer.json(HttpResponseStatus.OK, body);
    }

    private record Place(Set<HttpMethod> methods, Page page) {
        Place {
            requireNonNull(page);
        }

        private Answer wrongMethod() {
            String allowed = methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
            return Answer.error(HttpResponseStatus.METHOD_NOT_ALLOWED, "method (expected: " + allowed + ")")
                    .with(HttpHeaderNames.ALLOW, allowed);
        }
    }
}
