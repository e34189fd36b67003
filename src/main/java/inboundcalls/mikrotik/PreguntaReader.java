package inboundcalls.mikrotik;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Finds the question in the arguments that the model wrote; what else they hold does not matter. */
final class PreguntaReader {
    private PreguntaReader() {}

    static String read(String arguments) throws InvalidPregunta {
        JsonElement pregunta = object(arguments).get("pregunta");
        if (pregunta == null || pregunta.isJsonNull()) {
            throw new InvalidPregunta("Falta el parámetro 'pregunta'.");
        }
        if (!(pregunta instanceof JsonPrimitive text) || !text.isString()) {
            throw new InvalidPregunta("El parámetro 'pregunta' debe ser un texto.");
        }
        if (text.getAsString().isBlank()) {
            throw new InvalidPregunta("El parámetro 'pregunta' está vacío.");
        }
        return text.getAsString().strip();
    }

    /** No text at all is what some models send for no arguments. */
    private static JsonObject object(String arguments) throws InvalidPregunta {
        try {
            JsonElement json = JsonParser.parseString(arguments);
            if (json.isJsonNull()) {
                return new JsonObject();
            }
            if (json instanceof JsonObject object) {
                return object;
            }
            throw new InvalidPregunta("Los argumentos deben ser un objeto JSON.");
        } catch (JsonParseException notJson) {
            throw new InvalidPregunta("Los argumentos no son JSON válido.");
        }
    }
}
