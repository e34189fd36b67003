package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;

/** A tool's answer: a Spanish text that the model can speak, and whether it is what was asked for or why there is none. */
public record ToolResult(boolean success, String response) {
    public ToolResult {
        requireNonNull(response);
    }

    public static ToolResult success(String response) {
        return new ToolResult(true, response);
    }

    public static ToolResult failure(String response) {
        return new ToolResult(false, response);
    }

    /** The {@code output} of the {@code function_call_output}: {@code {"success": …, "response": "…"}}. */
    public String toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("success", success);
        json.addProperty("response", response);
        return json.toString();
    }
}
