package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;

/**
 * What the model is told of a tool.
 *
 * @param parameters a JSON schema of type {@code object}
 */
public record ToolDefinition(String name, String description, JsonObject parameters) {
    public ToolDefinition {
        requireNonNull(name);
        requireNonNull(description);
        requireNonNull(parameters);
    }

    /** One that is asked without arguments. */
    public static ToolDefinition withoutParameters(String name, String description) {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", new JsonObject());
        schema.addProperty("additionalProperties", false);
        return new ToolDefinition(name, description, schema);
    }
}
