package inboundcalls.load;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** A load test's result for programs: times in milliseconds, an object for what was not measured is left out. */
final class ReportJson {
    private ReportJson() {}

    static String of(LoadResult result, List<Limit> limits) {
        JsonObject json = new JsonObject();
        json.addProperty("server", result.server());
        json.addProperty("seconds", result.seconds());
        json.add("calls", calls(result));
        JsonObject times = new JsonObject();
        result.times().forEach((time, quantiles) -> add(times, time.key(), quantiles));
        add(times, "idle_timer", result.idleTimer());
        json.add("times_ms", times);
        JsonObject events = new JsonObject();
        result.events().forEach((event, count) -> events.addProperty(event.key(), count));
        json.add("counts", events);
        JsonObject functions = new JsonObject();
        functions.addProperty("mean", result.functions().mean());
        functions.addProperty("most", result.functions().most());
        json.add("functions_awaited", functions);
        json.add("refusals", counts(result.refusals()));
        result.serverUse().ifPresent(use -> json.add("server_process", process(use)));
        json.add("load_tool", process(result.ownUse()));
        json.add("machine", machine(result));
        json.add("limits", limits(limits));
        json.addProperty("passed", limits.stream().allMatch(Limit::isKept));
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
    }

    private static JsonObject calls(LoadResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("planned", result.plan().allCalls());
        json.addProperty("up", result.up());
        json.addProperty("failed", result.failed());
        json.addProperty("dropped", result.dropped());
        json.add("reasons", counts(result.reasons()));
        json.addProperty("audible_share", result.audibleShare());
        return json;
    }

    private static JsonObject counts(Map<String, Integer> counts) {
        JsonObject json = new JsonObject();
        counts.forEach(json::addProperty);
        return json;
    }

    private static void add(JsonObject json, String key, Quantiles times) {
        if (times.count() > 0) {
            JsonObject quantiles = new JsonObject();
            quantiles.addProperty("count", times.count());
            quantiles.addProperty("p50", times.p50());
            quantiles.addProperty("p95", times.p95());
            quantiles.addProperty("p99", times.p99());
            quantiles.addProperty("p99_9", times.p999());
            quantiles.addProperty("max", times.max());
            json.add(key, quantiles);
        }
    }

    private static JsonObject process(ProcessUse use) {
        JsonObject json = new JsonObject();
        json.addProperty("pid", use.pid());
        json.addProperty("cores", use.cores());
        json.addProperty("cpu_ms_per_call_second", use.millisPerCallSecond());
        json.addProperty("resident_mib", use.residentMib());
        use.allocatedKib().ifPresent(kib -> json.addProperty("allocated_kib_per_call_second", kib));
        return json;
    }

    private static JsonObject machine(LoadResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("cores", Runtime.getRuntime().availableProcessors());
        json.addProperty("load_average", result.loadAverage());
        return json;
    }

    private static JsonArray limits(List<Limit> limits) {
        JsonArray array = new JsonArray();
        for (Limit limit : limits) {
            JsonObject json = new JsonObject();
            json.addProperty("what", limit.what());
            json.addProperty("limit", limit.most());
            limit.measured().ifPresent(measured -> json.addProperty("measured", measured));
            json.addProperty("kept", limit.isKept());
            array.add(json);
        }
        return array;
    }
}
