package inboundcalls.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/** Tells what the model said to the caller, for taps. */
public final class Answers {
    private Answers() {}

    /** The words of a {@code response.done} that was finished and asks for no function. */
    public static Optional<String> of(JsonObject event) {
        JsonObject response = event.getAsJsonObject("response");
        JsonArray output = response.getAsJsonArray("output");
        if (!Json.text(response, "status").equals("completed") || output.isEmpty()) {
            return Optional.empty();
        }
        JsonObject last = output.get(output.size() - 1).getAsJsonObject();
        if (!Json.text(last, "type").equals("message")) {
            return Optional.empty();
        }
        JsonObject content = last.getAsJsonArray("content").get(0).getAsJsonObject();
        return Optional.of(Json.text(content, "transcript"));
    }
}
