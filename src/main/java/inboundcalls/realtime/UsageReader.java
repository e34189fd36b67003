package inboundcalls.realtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The {@code usage} of an event. What is missing, null, negative or of another shape counts as nothing: the event says more important things than
 * what it costs.
 */
final class UsageReader {
    private UsageReader() {}

    /** Whatever is not told to be sound counts as text. */
    static Usage read(JsonObject event) {
        JsonObject usage = object(event, "usage");
        JsonObject input = object(usage, "input_token_details");
        long inputAudio = count(input, "audio_tokens");
        long inputText = Math.max(count(input, "text_tokens"), count(usage, "input_tokens") - inputAudio);
        JsonObject cached = object(input, "cached_tokens_details");
        long cachedAudio = Math.min(inputAudio, count(cached, "audio_tokens"));
        long cachedText = Math.max(count(cached, "text_tokens"), count(input, "cached_tokens") - cachedAudio);
        JsonObject output = object(usage, "output_token_details");
        long outputAudio = count(output, "audio_tokens");
        long outputText = Math.max(count(output, "text_tokens"), count(usage, "output_tokens") - outputAudio);
        return new Usage(inputText, inputAudio, Math.min(inputText, cachedText), cachedAudio, outputText, outputAudio);
    }

    /** Of a transcription that is billed by the sound's length; 0 when it is not. */
    static long millis(JsonObject event) {
        return Math.round(1_000 * number(object(event, "usage"), "seconds"));
    }

    private static long count(JsonObject json, String name) {
        return (long) number(json, name);
    }

    /** No more than the tokens of a million years. */
    private static double number(JsonObject json, String name) {
        JsonElement value = json.get(name);
        boolean number = value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isNumber();
        return number ? Math.max(0, Math.min(1e15, value.getAsDouble())) : 0;
    }

    private static JsonObject object(JsonObject json, String name) {
        return json.get(name) instanceof JsonObject object ? object : new JsonObject();
    }
}
