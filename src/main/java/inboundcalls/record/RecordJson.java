package inboundcalls.record;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import inboundcalls.call.CallRecord;
import inboundcalls.call.CallRecord.Function;
import inboundcalls.call.CallRecord.Speaker;
import inboundcalls.call.CallRecord.Turn;
import inboundcalls.call.CallUsage;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A record as one line of JSON: {@code conf/calls.schema.json} says what stands in it. */
final class RecordJson {
    static final int VERSION = 1;

    private static final Gson GSON = new Gson();
    private static final double MICROS = 1e6;

    private RecordJson() {}

    /** Without its line break; there is none in it. */
    static String line(CallRecord call) {
        JsonObject json = new JsonObject();
        json.addProperty("version", VERSION);
        json.addProperty("uuid", call.uuid().toString());
        json.addProperty("caller", call.who().number());
        json.addProperty("name", call.who().name());
        json.addProperty("dialled", call.who().dialled());
        json.addProperty("profile", call.who().profile());
        json.addProperty("started", text(call.started()));
        json.addProperty("ended", text(call.started().plus(call.lasted())));
        json.addProperty("seconds", call.lasted().toMillis() / 1e3);
        json.add("end", end(call.end()));
        json.add("turns", turns(call));
        json.add("functions", functions(call));
        json.addProperty("interruptions", call.counts().interruptions());
        json.addProperty("falseStarts", call.counts().falseStarts());
        json.addProperty("reconnections", call.counts().reconnections());
        json.add("sound", GSON.toJsonTree(call.sound()));
        json.add("tokens", tokens(call.usage()));
        json.addProperty("costUsd", Math.round(call.cost() * MICROS) / MICROS);
        json.addProperty("audio", call.audio().map(Path::toString).orElse(""));
        return GSON.toJson(json);
    }

    private static String text(OffsetDateTime time) {
        return time.truncatedTo(ChronoUnit.MILLIS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static JsonObject end(CallRecord.End end) {
        JsonObject json = new JsonObject();
        json.addProperty("reason", end.reason().name());
        json.addProperty("text", end.reason().text());
        json.addProperty("detail", end.detail());
        return json;
    }

    private static JsonArray turns(CallRecord call) {
        JsonArray list = new JsonArray();
        call.turns().forEach(turn -> list.add(turn(turn)));
        return list;
    }

    private static JsonObject turn(Turn turn) {
        JsonObject json = new JsonObject();
        json.addProperty("who", turn.speaker().name().toLowerCase(Locale.ROOT));
        json.addProperty("atMillis", turn.at());
        if (!turn.text().isEmpty()) {
            json.addProperty("text", turn.text());
        }
        if (turn.speaker() == Speaker.ASSISTANT) {
            json.addProperty("heardMillis", turn.voice().heard());
            json.addProperty("interrupted", turn.voice().interrupted());
            turn.voice().latency().ifPresent(millis -> {
                json.addProperty("latencyMillis", millis);
                json.addProperty("afterFunction", turn.voice().afterFunction());
            });
        }
        return json;
    }

    private static JsonArray functions(CallRecord call) {
        JsonArray list = new JsonArray();
        call.functions().forEach(function -> list.add(function(function)));
        return list;
    }

    private static JsonObject function(Function function) {
        JsonObject json = new JsonObject();
        json.addProperty("name", function.name());
        json.addProperty("arguments", function.arguments());
        json.addProperty("result", function.result());
        json.addProperty("text", function.text());
        json.addProperty("atMillis", function.at());
        json.addProperty("millis", function.millis());
        return json;
    }

    private static JsonObject tokens(CallUsage usage) {
        JsonObject json = GSON.toJsonTree(usage.model()).getAsJsonObject();
        json.addProperty("transcription", usage.transcription().total());
        json.addProperty("transcribedMillis", usage.transcribedMillis());
        return json;
    }
}
