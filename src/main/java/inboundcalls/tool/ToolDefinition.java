package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
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
        return new ToolDefinition(name, description, schema(new JsonObject(), new JsonArray()));
    }

    /**
     * One that is asked with one text, which must be there.
     *
     * @param rule what is said of it in the schema: its {@code description}, its {@code enum}
     */
    public static ToolDefinition withText(String name, String description, String parameter, JsonObject rule) {
        JsonObject text = new JsonObject();
        text.addProperty("type", "string");
        rule.entrySet().forEach(member -> text.add(member.getKey(), member.getValue()));
        JsonObject properties = new JsonObject();
        properties.add(parameter, text);
        JsonArray required = new JsonArray();
        required.add(parameter);
        return new ToolDefinition(name, description, schema(properties, required));
    }

    private static JsonObject schema(JsonObject properties, JsonArray required) {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", properties);
        if (!required.isEmpty()) {
            schema.add("required", required);
        }
        schema.addProperty("additionalProperties", false);
        return schema;
    }
}
