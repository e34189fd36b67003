package inboundcalls.simulation;

import com.google.gson.JsonObject;
import java.util.List;

/** What a table of fields cannot say about a configuration that replaces another. */
final class SessionRules {
    private static final List<String> KNOWS_KEYWORDS = List.of("gpt-transcribe", "gpt-live-transcribe");

    private final JsonObject before;
    private final boolean audioWasSent;

    SessionRules(JsonObject before, boolean audioWasSent) {
        this.before = before;
        this.audioWasSent = audioWasSent;
    }

    void check(JsonObject next) throws Refusal {
        if (!next.get("model").equals(before.get("model"))) {
            throw Refusal.of("invalid_value", "The model of a session cannot be changed.", "session.model");
        }
        if (Json.has(before, "tracing") && !next.get("tracing").equals(before.get("tracing"))) {
            throw Refusal.of("invalid_value", "Tracing cannot be changed once it is set.", "session.tracing");
        }
        if (audioWasSent
                && !SessionConfig.output(next)
                        .get("voice")
                        .equals(SessionConfig.output(before).get("voice"))) {
            throw Refusal.of(
                    "cannot_update_voice",
                    "Cannot update a conversation's voice if assistant audio is present.",
                    "session.audio.output.voice");
        }
        modalities(next, "session.output_modalities");
        transcription(SessionConfig.input(next));
    }

    /** Audio or text, never both; this model only speaks. */
    static void modalities(JsonObject session, String path) throws Refusal {
        if (session.getAsJsonArray("output_modalities").size() != 1) {
            throw Refusal.of(
                    "invalid_value", "Invalid modalities. Supported combinations are: ['text'] and ['audio'].", path);
        }
        if (!session.getAsJsonArray("output_modalities").get(0).getAsString().equals("audio")) {
            throw Refusal.notSimulated("output_modalities other than audio", path);
        }
    }

    private static void transcription(JsonObject input) throws Refusal {
        if (!Json.has(input, "transcription")) {
            return;
        }
        JsonObject transcription = input.getAsJsonObject("transcription");
        boolean words = transcription.has("keywords") || transcription.has("languages");
        if (words && !KNOWS_KEYWORDS.contains(Json.text(transcription, "model"))) {
            throw Refusal.of(
                    "invalid_value",
                    "Keywords and languages are not supported by this transcription model.",
                    "session.audio.input.transcription");
        }
        if (transcription.has("delay") && !Json.text(transcription, "model").equals("gpt-realtime-whisper")) {
            throw Refusal.of(
                    "invalid_value",
                    "Delay is not supported by this transcription model.",
                    "session.audio.input.transcription.delay");
        }
    }
}
