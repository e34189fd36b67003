package inboundcalls.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The effective configuration of a session, as its client has changed it so far. */
final class SessionConfig {
    private static final JsonObject INITIAL = Json.resource("session.json");

    private JsonObject effective;

    SessionConfig(String id, String model, long expiresAtSeconds) {
        JsonObject session = INITIAL.getAsJsonObject("session").deepCopy();
        effective = Json.with(session, "id", id, "model", model, "expires_at", expiresAtSeconds);
    }

    JsonObject effective() {
        return effective.deepCopy();
    }

    /**
     * Takes over what a {@code session.update} that passed the schema changes: all of it, or nothing.
     *
     * @param audioWasSent whether the model has spoken in this session
     */
    void update(JsonObject session, boolean audioWasSent) throws Refusal {
        JsonObject next = effective();
        session.entrySet().stream()
                .filter(field -> !field.getKey().equals("audio"))
                .forEach(field -> next.add(field.getKey(), field.getValue()));
        merge(session, next, "input");
        merge(session, next, "output");
        new SessionRules(effective, audioWasSent).check(next);
        completeTurnDetection(next);
        effective = next;
    }

    /** Null while the client itself says where turns end. */
    JsonElement turnDetection() {
        return input(effective).get("turn_detection");
    }

    /** The type of the format in which the client sends sound. */
    String inputFormat() {
        return format(input(effective));
    }

    /** The type of the format in which the model's sound is sent. */
    String outputFormat() {
        return format(output(effective));
    }

    boolean transcribes() {
        return Json.has(input(effective), "transcription");
    }

    /** What the model is told before the conversation, now that a response overrides some of this: its instructions and tools. */
    String prompt(JsonObject overrides) {
        JsonObject tools = overrides.has("tools") ? overrides : effective;
        JsonObject instructions = Json.has(overrides, "instructions") ? overrides : effective;
        return Json.text(instructions, "instructions") + tools.get("tools");
    }

    /** Whether the model may call that function, now that a response overrides some of this. */
    boolean offers(String function, JsonObject overrides) {
        JsonElement choice = overrides.has("tool_choice") ? overrides.get("tool_choice") : effective.get("tool_choice");
        JsonArray tools = (overrides.has("tools") ? overrides : effective).getAsJsonArray("tools");
        return !choice.equals(new JsonPrimitive("none"))
                && tools.asList().stream()
                        .anyMatch(tool ->
                                Json.text(tool.getAsJsonObject(), "name").equals(function));
    }

    static JsonObject input(JsonObject session) {
        return session.getAsJsonObject("audio").getAsJsonObject("input");
    }

    static JsonObject output(JsonObject session) {
        return session.getAsJsonObject("audio").getAsJsonObject("output");
    }

    private static String format(JsonObject direction) {
        return Json.text(direction.getAsJsonObject("format"), "type");
    }

    private static void merge(JsonObject session, JsonObject next, String direction) {
        if (session.has("audio") && session.getAsJsonObject("audio").has(direction)) {
            JsonObject kept = next.getAsJsonObject("audio").getAsJsonObject(direction);
            session.getAsJsonObject("audio")
                    .getAsJsonObject(direction)
                    .entrySet()
                    .forEach(field -> kept.add(field.getKey(), field.getValue()));
        }
    }

    private static void completeTurnDetection(JsonObject session) {
        if (Json.has(input(session), "turn_detection")) {
            JsonObject asked = input(session).getAsJsonObject("turn_detection");
            JsonObject merged = INITIAL.getAsJsonObject("turn_detection")
                    .getAsJsonObject(Json.text(asked, "type"))
                    .deepCopy();
            asked.entrySet().forEach(field -> merged.add(field.getKey(), field.getValue()));
            input(session).add("turn_detection", merged);
        }
    }
}
