package inboundcalls.mikrotik;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import inboundcalls.tool.ToolDefinition;
import java.util.Optional;

/** What the model must be told of {@code consultar_mikrotik} so that its calls are understood; what is wrong is told in Spanish. */
final class ToolContract {
    private static final String NAME = "consultar_mikrotik";
    private static final String SAMPLE = "¿Qué routers hay?";

    private ToolContract() {}

    /** Nothing when a call that is made by the definition is one that the tool understands. */
    static Optional<String> breach(ToolDefinition definition) {
        if (!definition.name().equals(NAME)) {
            return Optional.of("la función se llama " + definition.name() + " y debe llamarse " + NAME);
        }
        if (definition.description().isBlank()) {
            return Optional.of("falta la descripción por la que el modelo sabe cuándo usarla");
        }
        if (!isObject(definition.parameters())) {
            return Optional.of("los parámetros deben ser un esquema JSON de tipo object, con properties y required");
        }
        return misunderstood(call(definition.parameters()));
    }

    private static boolean isObject(JsonObject schema) {
        return isOfType(schema, "object")
                && schema.get("properties") instanceof JsonObject
                && schema.get("required") instanceof JsonArray;
    }

    private static Optional<String> misunderstood(JsonObject arguments) {
        try {
            return PreguntaReader.read(arguments.toString()).equals(SAMPLE)
                    ? Optional.empty()
                    : Optional.of("la pregunta no llega como el modelo la hace");
        } catch (InvalidPregunta invalid) {
            return Optional.of("con esta definición el modelo enviaría " + arguments + ". " + invalid.getMessage());
        }
    }

    /** What a model sends that keeps to the schema and no more than it must. */
    private static JsonObject call(JsonObject schema) {
        JsonObject arguments = new JsonObject();
        for (JsonElement required : schema.getAsJsonArray("required")) {
            String name = required.getAsString();
            if (isOfType(schema.getAsJsonObject("properties").get(name), "string")) {
                arguments.addProperty(name, SAMPLE);
            } else {
                arguments.addProperty(name, 0);
            }
        }
        return arguments;
    }

    private static boolean isOfType(JsonElement schema, String type) {
        return schema instanceof JsonObject object
                && object.has("type")
                && object.get("type").getAsString().equals(type);
    }
}
