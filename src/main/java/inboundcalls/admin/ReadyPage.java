package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Map;

/**
 * For balancers. 200: calls should come here; 503: they should not, and why. {@code ?exclude=mikrotik} leaves a check out: where all servers
 * ask the same API, none would be left when it fails, while each of them can tell callers so.
 */
final class ReadyPage implements Page {
    private final Readiness readiness;

    ReadyPage(Readiness readiness) {
        this.readiness = requireNonNull(readiness);
    }

    @Override
    public Future<Answer> answer(QueryStringDecoder query, EventLoop loop) {
        List<String> excluded = query.parameters().getOrDefault("exclude", List.of());
        Map<String, Boolean> checks = readiness.checks();
        boolean ready =
                checks.entrySet().stream().allMatch(check -> check.getValue() || excluded.contains(check.getKey()));
        JsonObject body = new JsonObject();
        body.addProperty("ready", ready);
        JsonObject each = new JsonObject();
        checks.forEach(each::addProperty);
        body.add("checks", each);
        HttpResponseStatus status = ready ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
        return loop.newSucceededFuture(Answer.json(status, body));
    }
}
