package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import inboundcalls.call.CallRecord.Turn;
import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.call.CallScene;
import inboundcalls.call.CallView;
import inboundcalls.call.RecentCalls;
import inboundcalls.call.RecentCalls.Ended;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes what the panel shows at one moment. Lives on the administration port's loop. */
final class PanelJson {
    /** The page tells how many there are beside. */
    static final int MOST_CALLS = 200;

    private final Watched watched;
    private final Readiness readiness;
    private final Today today;

    PanelJson(Watched watched, Today today) {
        this.watched = requireNonNull(watched);
        this.readiness = new Readiness(watched);
        this.today = requireNonNull(today);
    }

    /** {@code live}: in the order in which they are to be shown. The score of {@code chosen} is in it, where there is such a call. */
    JsonObject of(List<Asked> live, Optional<String> chosen) {
        JsonObject json = new JsonObject();
        JsonObject checks = new JsonObject();
        readiness.checks().forEach(checks::addProperty);
        json.add("checks", checks);
        json.add("today", today.toJson());
        json.addProperty("live", live.size());
        json.add("calls", calls(live, chosen));
        return json;
    }

    private JsonArray calls(List<Asked> live, Optional<String> chosen) {
        List<JsonObject> calls = new ArrayList<>();
        Set<String> uuids = new HashSet<>();
        for (Asked call : live) {
            uuids.add(call.call().toString());
            if (calls.size() < MOST_CALLS || isChosen(call.call().toString(), chosen)) {
                calls.add(live(call, chosen));
            }
        }
        RecentCalls recent = watched.calls().recent();
        for (Ended call : recent.newest()) {
            if (!uuids.contains(call.view().uuid().toString())) {
                calls.add(ended(call, recent.secondsSince(call), chosen));
            }
        }
        JsonArray array = new JsonArray();
        calls.forEach(array::add);
        return array;
    }

    private static JsonObject live(Asked call, Optional<String> chosen) {
        if (call.view().isSuccess()) {
            return call(call.view().getNow(), CallsPage.state(call), chosen);
        }
        JsonObject json = new JsonObject();
        json.addProperty("uuid", call.call().toString());
        json.addProperty("state", CallsPage.state(call));
        return json;
    }

    private static JsonObject ended(Ended call, long secondsAgo, Optional<String> chosen) {
        JsonObject json = call(call.view(), "ended", chosen);
        json.addProperty("reason", call.reason().text());
        json.addProperty("wrong", !call.reason().isExpected());
        json.addProperty("secondsAgo", secondsAgo);
        return json;
    }

    private static JsonObject call(CallView view, String state, Optional<String> chosen) {
        CallScene scene = view.scene().orElseThrow();
        JsonObject json = new JsonObject();
        json.addProperty("uuid", view.uuid().toString());
        json.addProperty("state", state);
        json.addProperty("seconds", view.millis() / 1e3);
        json.addProperty("caller", view.who().caller());
        json.addProperty("dialled", view.who().dialled());
        json.addProperty("profile", view.who().profile());
        json.addProperty("assistantSpeaks", view.speaking());
        json.addProperty("callerSpeaks", scene.callerSpeaks());
        json.addProperty("interruptions", view.counts().interruptions());
        json.addProperty("p99", view.playout().p99Millis());
        json.addProperty("underruns", view.playout().underruns());
        json.addProperty("lost", view.playout().forgivenFrames());
        JsonArray running = new JsonArray();
        scene.running().forEach(running::add);
        json.add("running", running);
        List<Turn> said = scene.said();
        boolean whole = isChosen(view.uuid().toString(), chosen);
        json.add("said", said(whole ? said : said.subList(Math.max(0, said.size() - 1), said.size())));
        if (whole) {
            json.add("score", score(scene));
        }
        return json;
    }

    private static boolean isChosen(String uuid, Optional<String> chosen) {
        return chosen.filter(uuid::equals).isPresent();
    }

    private static JsonArray said(List<Turn> turns) {
        JsonArray array = new JsonArray();
        for (Turn turn : turns) {
            JsonObject json = new JsonObject();
            json.addProperty("speaker", turn.speaker().name().toLowerCase(Locale.ROOT));
            json.addProperty("at", turn.at());
            json.addProperty("text", turn.text());
            array.add(json);
        }
        return array;
    }

    private static JsonArray score(CallScene scene) {
        JsonArray array = new JsonArray();
        for (CallScene.Interval interval : scene.intervals()) {
            JsonObject json = new JsonObject();
            json.addProperty("lane", interval.lane().name().toLowerCase(Locale.ROOT));
            json.addProperty("name", interval.name());
            json.addProperty("from", interval.from());
            json.addProperty("to", interval.to());
            json.addProperty("outcome", interval.outcome().name().toLowerCase(Locale.ROOT));
            array.add(json);
        }
        return array;
    }
}
