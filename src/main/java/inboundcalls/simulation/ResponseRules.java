package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** What a table of fields cannot say about the overrides of a {@code response.create}. */
final class ResponseRules {
    private static final int METADATA_PAIRS = 16;
    private static final int METADATA_KEY = 64;
    private static final int METADATA_VALUE = 512;

    private ResponseRules() {}

    static void check(JsonObject response, JsonObject session, boolean audioWasSent) throws Refusal {
        if (response.has("input")
                && (!isAside(response) || !response.getAsJsonArray("input").isEmpty())) {
            throw Refusal.notSimulated("input that is not empty, or in the conversation", "response.input");
        }
        if (response.has("output_modalities")) {
            SessionRules.modalities(response, "response.output_modalities");
        }
        if (Json.has(response, "metadata")) {
            metadata(response.getAsJsonObject("metadata"));
        }
        if (response.has("audio") && response.getAsJsonObject("audio").has("output")) {
            output(response.getAsJsonObject("audio").getAsJsonObject("output"), session, audioWasSent);
        }
    }

    /** It is to be given out of the conversation. */
    static boolean isAside(JsonObject response) {
        return Json.text(response, "conversation").equals("none");
    }

    private static void output(JsonObject output, JsonObject session, boolean audioWasSent) throws Refusal {
        JsonElement voice = SessionConfig.output(session).get("voice");
        if (audioWasSent && output.has("voice") && !output.get("voice").equals(voice)) {
            throw Refusal.of(
                    "cannot_update_voice",
                    "Cannot update a conversation's voice if assistant audio is present.",
                    "response.audio.output.voice");
        }
        if (output.has("format")
                && !Json.text(output.getAsJsonObject("format"), "type").equals("audio/pcm")) {
            throw Refusal.notSimulated("formats other than audio/pcm", "response.audio.output.format");
        }
    }

    private static void metadata(JsonObject metadata) throws Refusal {
        boolean sound = metadata.size() <= METADATA_PAIRS;
        for (Map.Entry<String, JsonElement> pair : metadata.entrySet()) {
            sound &= pair.getKey().length() <= METADATA_KEY
                    && pair.getValue() instanceof JsonPrimitive value
                    && value.isString()
                    && value.getAsString().length() <= METADATA_VALUE;
        }
        if (!sound) {
            throw Refusal.of(
                    "invalid_value",
                    "Invalid metadata: at most 16 pairs of strings up to 64 and 512 characters.",
                    "response.metadata");
        }
    }
}
