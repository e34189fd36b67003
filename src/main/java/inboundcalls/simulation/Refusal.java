package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** What is wrong with a client event, in the words of the {@code error} event that answers it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String param;

    private Refusal(String code, String message, String param) {
        super(message, null, false, false);
        this.code = code;
        this.param = param;
    }

    static Refusal of(String code, String message) {
        return new Refusal(code, message, "");
    }

    /** @param param the path of the field that is wrong */
    static Refusal of(String code, String message, String param) {
        return new Refusal(code, message, param);
    }

    /** What the real server does and this one does not: said openly, so that nobody takes silence for success. */
    static Refusal notSimulated(String what, String param) {
        return new Refusal("not_simulated", "Not simulated: " + what, param);
    }

    String code() {
        return code;
    }

    /** The {@code error} object. {@code clientEventId} is JSON's null when the event had none. */
    JsonObject toJson(JsonElement clientEventId) {
        return Json.object(
                "type",
                "invalid_request_error",
                "code",
                code,
                "message",
                getMessage(),
                "param",
                param.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(param),
                "event_id",
                clientEventId);
    }
}
