package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON written as it is read: {@code object("type", "message", "content", List.of(part))}. */
final class Json {
    private Json() {}

    /** Names and values in turns; a value is text, a number, a boolean, JSON, a list of those, or {@link JsonNull}. */
    static JsonObject object(Object... namesAndValues) {
        return with(new JsonObject(), namesAndValues);
    }

    /** Adds to the object that it is given, and returns it. */
    static JsonObject with(JsonObject object, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add((String) namesAndValues[i], element(namesAndValues[i + 1]));
        }
        return object;
    }

    /** The object in a file of the simulation's on the class path. */
    static JsonObject resource(String file) {
        InputStream in = requireNonNull(Json.class.getResourceAsStream("/simulation/" + file), file);
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a field, or nothing when there is none or it is no text. */
    static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Whether the field is there and not null. */
    static boolean has(JsonObject object, String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonElement json) {
            return json;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        return value instanceof List<?> list ? array(list) : new JsonPrimitive((String) value);
    }

    private static JsonArray array(List<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(element(value)));
        return array;
    }
}
