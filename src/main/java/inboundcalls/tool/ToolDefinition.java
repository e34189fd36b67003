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
}
