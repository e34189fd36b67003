package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.call.CallView;
import inboundcalls.http.Continuation;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Locale;

/** The calls that are up, the longest first. */
final class CallsPage implements Page {
    /** Of a call whose loop did not answer. */
    static final String UNRESPONSIVE = "unresponsive";

    private final Gson gson = new Gson();
    private final LiveCalls calls;

    CallsPage(LiveCalls calls) {
        this.calls = requireNonNull(calls);
    }

    @Override
    public Future<Answer> answer(QueryStringDecoder query, EventLoop loop) {
        return Continuation.of(
                loop, calls.ask(loop), asked -> Answer.json(HttpResponseStatus.OK, body(asked.getNow())));
    }

    static String state(Asked call) {
        return call.view().isSuccess() ? call.view().getNow().state().name().toLowerCase(Locale.ROOT) : UNRESPONSIVE;
    }

    private JsonObject body(List<Asked> asked) {
        JsonArray list = new JsonArray();
        asked.stream()
                .sorted((a, b) -> Long.compare(millis(b), millis(a)))
                .map(this::call)
                .forEach(list::add);
        JsonObject body = new JsonObject();
        body.add("calls", list);
        return body;
    }

    private JsonObject call(Asked call) {
        JsonObject json = new JsonObject();
        json.addProperty("uuid", call.call().toString());
        json.addProperty("state", state(call));
        if (call.view().isSuccess()) {
            add(json, call.view().getNow());
        }
        return json;
    }

    private void add(JsonObject json, CallView view) {
        json.addProperty("seconds", view.millis() / 1e3);
        json.addProperty("caller", view.who().caller());
        json.addProperty("dialled", view.who().dialled());
        json.addProperty("profile", view.who().profile());
        json.addProperty("assistantSpeaks", view.speaking());
        json.add("counts", gson.toJsonTree(view.counts()));
        json.add("playout", gson.toJsonTree(view.playout()));
    }

    private static long millis(Asked call) {
        return call.view().isSuccess() ? call.view().getNow().millis() : Long.MAX_VALUE;
    }
}
