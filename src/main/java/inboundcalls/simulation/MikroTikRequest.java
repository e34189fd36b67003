package inboundcalls.simulation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** What the simulated MikroTik API is asked, perhaps wrongly. */
record MikroTikRequest(String method, String path, String contentType, String body) {
    /** The body; empty for what is no JSON object. */
    JsonObject json() {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException notJson) {
            return new JsonObject();
        }
    }

    /** Empty when there is none. */
    String question() {
        return Json.text(json(), "question");
    }
}
