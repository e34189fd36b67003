package inboundcalls.asterisk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import inboundcalls.asterisk.AriChannel.Dialplan;
import inboundcalls.asterisk.AriChannel.Party;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the list of channels. A field that is absent, or no text, is an empty text; what else there is does not matter. */
final class AriChannelReader {
    private AriChannelReader() {}

    static List<AriChannel> channels(String body) throws AriFailure {
        return StreamSupport.stream(array(body).spliterator(), false)
                .filter(JsonElement::isJsonObject)
                .map(channel -> channel(channel.getAsJsonObject()))
                .toList();
    }

    private static JsonArray array(String body) throws AriFailure {
        try {
            if (JsonParser.parseString(body) instanceof JsonArray array) {
                return array;
            }
        } catch (JsonParseException notJson) {
            throw AriFailure.unreadable();
        }
        throw AriFailure.unreadable();
    }

    private static AriChannel channel(JsonObject json) {
        return new AriChannel(
                text(json, "id"),
                text(json, "name"),
                party(object(json, "caller")),
                party(object(json, "connected")),
                dialplan(object(json, "dialplan")),
                text(json, "creationtime"),
                text(json, "language"));
    }

    private static Party party(JsonObject json) {
        return new Party(text(json, "number"), text(json, "name"));
    }

    private static Dialplan dialplan(JsonObject json) {
        return new Dialplan(text(json, "context"), text(json, "exten"), text(json, "app_name"), text(json, "app_data"));
    }

    private static JsonObject object(JsonObject json, String name) {
        return json.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
    }
}
