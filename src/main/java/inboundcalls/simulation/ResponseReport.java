package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;

/** The {@code response} object of a response's events. */
final class ResponseReport {
    private static final int TOKENS_PER_MINUTE = 40_000;

    private final String id;
    private final JsonElement conversationId;
    private final JsonElement metadata;
    private final InputTokens input;

    /** {@code conversationId} is null for a response out of the conversation. */
    ResponseReport(String id, JsonElement conversationId, JsonElement metadata, InputTokens input) {
        this.id = id;
        this.conversationId = conversationId;
        this.metadata = metadata;
        this.input = input;
    }

    String id() {
        return id;
    }

    boolean isAside() {
        return conversationId.isJsonNull();
    }

    JsonObject inProgress() {
        return response("in_progress", JsonNull.INSTANCE, List.of(), JsonNull.INSTANCE);
    }

    /** {@code spokenMillis}: the sound that was made, heard or not. */
    JsonObject done(String status, JsonElement details, List<JsonObject> output, long spokenMillis) {
        long text = TokenCount.ofText(
                output.stream().mapToLong(item -> item.toString().length()).sum());
        return response(status, details, output, usage(text, TokenCount.ofSpoken(spokenMillis)));
    }

    List<JsonObject> rateLimits() {
        long left = Math.max(0, TOKENS_PER_MINUTE - input.total());
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
                "conversation_id", conversationId,
                "output_modalities", List.of("audio"),
                "max_output_tokens", "inf",
                "usage", usage,
                "metadata", metadata);
    }

    private JsonObject usage(long text, long audio) {
        return Json.object(
                "total_tokens", input.total() + audio + text,
                "input_tokens", input.total(),
                "output_tokens", audio + text,
                "input_token_details", inputDetails(),
                "output_token_details", Json.object("text_tokens", text, "audio_tokens", audio));
    }

    private JsonObject inputDetails() {
        long text = input.cachedText();
        long audio = input.cachedAudio();
        return Json.object(
                "text_tokens",
                input.text(),
                "audio_tokens",
                input.audio(),
                "image_tokens",
                0,
                "cached_tokens",
                text + audio,
                "cached_tokens_details",
                Json.object("text_tokens", text, "audio_tokens", audio, "image_tokens", 0));
    }
}
