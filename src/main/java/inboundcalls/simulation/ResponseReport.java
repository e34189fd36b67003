package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;

/** The {@code response} object of a response's events, its usage as the price list counts it. */
final class ResponseReport {
    private static final int MILLIS_PER_TOKEN_HEARD = 100;
    private static final int MILLIS_PER_TOKEN_SPOKEN = 50;
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int TOKENS_PER_MINUTE = 40_000;

    private final String id;
    private final Conversation conversation;
    private final JsonElement metadata;
    private final long textBefore;
    private final long audioBefore;
    private final long spokenBefore;

    /** Made when the response is: what the conversation holds by then is its input. */
    ResponseReport(String id, Conversation conversation, JsonElement metadata) {
        this.id = id;
        this.conversation = conversation;
        this.metadata = metadata;
        this.textBefore = conversation.characters() / CHARACTERS_PER_TOKEN;
        this.spokenBefore = conversation.spokenMillis();
        this.audioBefore = conversation.heardMillis() / MILLIS_PER_TOKEN_HEARD + spokenBefore / MILLIS_PER_TOKEN_SPOKEN;
    }

    String id() {
        return id;
    }

    JsonObject inProgress() {
        return response("in_progress", JsonNull.INSTANCE, List.of(), JsonNull.INSTANCE);
    }

    JsonObject done(String status, JsonElement details, List<JsonObject> output) {
        return response(status, details, output, usage());
    }

    List<JsonObject> rateLimits() {
        long left = Math.max(0, TOKENS_PER_MINUTE - textBefore - audioBefore);
        return List.of(Json.object(
                "name",
                "tokens",
                "limit",
                TOKENS_PER_MINUTE,
                "remaining",
                left,
                "reset_seconds",
                (TOKENS_PER_MINUTE - left) * 60.0 / TOKENS_PER_MINUTE));
    }

    private JsonObject response(String status, JsonElement details, List<JsonObject> output, JsonElement usage) {
        return Json.object(
                "id", id,
                "object", "realtime.response",
                "status", status,
                "status_details", details,
                "output", output,
                "conversation_id", conversation.id(),
                "output_modalities", List.of("audio"),
                "max_output_tokens", "inf",
                "usage", usage,
                "metadata", metadata);
    }

    private JsonObject usage() {
        long audio = Math.max(0, conversation.spokenMillis() - spokenBefore) / MILLIS_PER_TOKEN_SPOKEN;
        long text = Math.max(0, conversation.characters() / CHARACTERS_PER_TOKEN - textBefore);
        return Json.object(
                "total_tokens", textBefore + audioBefore + audio + text,
                "input_tokens", textBefore + audioBefore,
                "output_tokens", audio + text,
                "input_token_details", input(),
                "output_token_details", Json.object("text_tokens", text, "audio_tokens", audio));
    }

    private JsonObject input() {
        return Json.object(
                "text_tokens",
                textBefore,
                "audio_tokens",
                audioBefore,
                "image_tokens",
                0,
                "cached_tokens",
                0,
                "cached_tokens_details",
                Json.object("text_tokens", 0, "audio_tokens", 0, "image_tokens", 0));
    }
}
