package inboundcalls.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds client events to the table {@code simulation/client-events.json}: which events there are, which fields each object may have
 * ({@code name!} must be there), and what a field may be. Immutable.
 *
 * <p>A type is a list of alternatives between bars: {@code null}, {@code any}, a {@link Scalar}, {@code [Name]} for a list, or the name of
 * another entry. An entry is such a list too, an object's fields, or {@code by type} the objects that its {@code type} field chooses from.
 */
final class EventSchema {
    private static final String BY_TYPE = "by type";

    private final JsonObject entries;

    private EventSchema(JsonObject entries) {
        this.entries = entries;
    }

    static EventSchema load() {
        return new EventSchema(Json.resource("client-events.json"));
    }

    /** @throws Refusal for what is no JSON object */
    static JsonObject parse(String text) throws Refusal {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (JsonParser.parseReader(reader) instanceof JsonObject event) {
                return event;
            }
        } catch (JsonParseException e) {
            // Refused below, as what is JSON but no object.
        }
        throw Refusal.of("invalid_json", "We could not parse the JSON body of your event.");
    }

    /** @throws Refusal for the first thing that is wrong */
    void check(JsonObject event) throws Refusal {
        if (!event.has("type")) {
            throw Refusal.of("invalid_event", "The 'type' field is missing.");
        }
        value("string", event.get("type"), "type");
        String type = event.get("type").getAsString();
        if (!eventTypes().contains(type)) {
            throw unsupported(type, eventTypes(), "type");
        }
        JsonObject fields = entries.getAsJsonObject(type).deepCopy();
        fields(Json.with(fields, "type!", "string", "event_id", "string|null"), event, "");
    }

    private Set<String> eventTypes() {
        return entries.keySet().stream().filter(name -> name.contains(".")).collect(Collectors.toSet());
    }

    private void fields(JsonObject allowed, JsonObject object, String path) throws Refusal {
        for (String name : object.keySet()) {
            if (!allowed.has(name) && !allowed.has(name + "!")) {
                throw Refusal.of("unknown_parameter", "Unknown parameter: '" + path + name + "'.", path + name);
            }
        }
        for (Map.Entry<String, JsonElement> field : allowed.entrySet()) {
            String name = field.getKey().replace("!", "");
            if (object.has(name)) {
                value(field.getValue().getAsString(), object.get(name), path + name);
            } else if (field.getKey().endsWith("!")) {
                throw missing(path + name);
            }
        }
    }

    private void value(String types, JsonElement value, String path) throws Refusal {
        List<String> fitting =
                alternatives(types).filter(type -> fits(type, value)).collect(Collectors.toList());
        if (fitting.isEmpty()) {
            throw Refusal.of(
                    "invalid_type",
                    "Invalid type for '" + path + "': expected " + types.replace("|", " or ") + ", but got " + value
                            + " instead.",
                    path);
        }
        if (value.isJsonObject() && entries.has(fitting.get(0))) {
            object(entries.getAsJsonObject(fitting.get(0)), value.getAsJsonObject(), path + ".");
        } else if (value.isJsonArray() && fitting.get(0).startsWith("[")) {
            list(fitting.get(0), value.getAsJsonArray(), path);
        } else if (fitting.stream()
                .noneMatch(type -> !Scalar.isOne(type) || Scalar.of(type).accepts(value))) {
            throw unsupported(value.getAsString(), fitting, path);
        }
    }

    private void object(JsonObject entry, JsonObject object, String path) throws Refusal {
        if (!entry.has(BY_TYPE)) {
            fields(entry, object, path);
            return;
        }
        JsonObject choices = entry.getAsJsonObject(BY_TYPE);
        if (!object.has("type")) {
            throw missing(path + "type");
        }
        value("string", object.get("type"), path + "type");
        String type = object.get("type").getAsString();
        if (!choices.has(type)) {
            throw unsupported(type, choices.keySet(), path + "type");
        }
        fields(entries.getAsJsonObject(choices.get(type).getAsString()), object, path);
    }

    private void list(String type, JsonArray list, String path) throws Refusal {
        for (int i = 0; i < list.size(); i++) {
            value(type.substring(1, type.length() - 1), list.get(i), path + "[" + i + "]");
        }
    }

    /** By the kind of JSON value only. */
    private boolean fits(String type, JsonElement value) {
        if (Scalar.isOne(type)) {
            return Scalar.of(type).fits(value);
        }
        return switch (type) {
            case "any" -> !value.isJsonNull();
            case "null" -> value.isJsonNull();
            case "object" -> value.isJsonObject();
            default -> type.startsWith("[") ? value.isJsonArray() : value.isJsonObject();
        };
    }

    /** The alternatives with the names of lists of alternatives replaced by what they stand for. */
    private Stream<String> alternatives(String types) {
        return Arrays.stream(types.split("\\|"))
                .flatMap(type -> entries.has(type) && entries.get(type).isJsonPrimitive()
                        ? alternatives(entries.get(type).getAsString())
                        : Stream.of(type));
    }

    private static Refusal missing(String path) {
        return Refusal.of("missing_required_parameter", "Missing required parameter: '" + path + "'.", path);
    }

    private static Refusal unsupported(String value, Iterable<String> supported, String path) {
        String list =
                StreamSupport.stream(supported.spliterator(), false).sorted().collect(Collectors.joining(", "));
        return Refusal.of("invalid_value", "Invalid value: '" + value + "'. Supported values are: " + list + ".", path);
    }
}
