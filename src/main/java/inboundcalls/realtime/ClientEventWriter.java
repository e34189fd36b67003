package inboundcalls.realtime;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import inboundcalls.config.Config;
import inboundcalls.tool.ToolDefinition;
import java.util.Optional;

/** Plain calls to the JSON text of client events, as the Realtime reference (GA) has them; sound goes by {@link AppendFrame}. */
final class ClientEventWriter {
    private ClientEventWriter() {}

    static String sessionUpdate(SessionSettings settings) {
        Config.Realtime realtime = settings.realtime();
        JsonObject session = new JsonObject();
        session.addProperty("type", "realtime");
        session.add("output_modalities", array("audio"));
        session.addProperty("instructions", realtime.instructions());
        session.add("audio", object("input", input(realtime), "output", output(realtime)));
        session.add("tools", tools(settings));
        session.addProperty("tool_choice", "auto");
        JsonObject event = event("session.update");
        event.add("session", session);
        return event.toString();
    }

    /** Fields that are not there stay as they are: the voice cannot change once the model has spoken. */
    static String sessionChange(SessionSettings settings) {
        JsonObject session = new JsonObject();
        session.addProperty("type", "realtime");
        session.addProperty("instructions", settings.realtime().instructions());
        session.add("tools", tools(settings));
        JsonObject event = event("session.update");
        event.add("session", session);
        return event.toString();
    }

    static String createResponse(String eventId, Optional<String> instructions) {
        JsonObject event = event("response.create");
        event.addProperty("event_id", eventId);
        instructions.ifPresent(text -> {
            JsonObject response = new JsonObject();
            response.addProperty("instructions", text);
            event.add("response", response);
        });
        return event.toString();
    }

    static String speakAside(String eventId, String kind, String instructions) {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("kind", kind);
        JsonObject response = new JsonObject();
        response.addProperty("conversation", "none");
        response.add("input", new JsonArray());
        response.addProperty("instructions", instructions);
        response.add("output_modalities", array("audio"));
        response.add("tools", new JsonArray());
        response.addProperty("tool_choice", "none");
        response.add("metadata", metadata);
        JsonObject event = event("response.create");
        event.addProperty("event_id", eventId);
        event.add("response", response);
        return event.toString();
    }

    static String cancelResponse(String responseId) {
        JsonObject event = event("response.cancel");
        event.addProperty("response_id", responseId);
        return event.toString();
    }

    static String truncate(String itemId, int contentIndex, long audioEndMillis) {
        JsonObject event = event("conversation.item.truncate");
        event.addProperty("item_id", itemId);
        event.addProperty("content_index", contentIndex);
        event.addProperty("audio_end_ms", audioEndMillis);
        return event.toString();
    }

    static String deleteItem(String itemId) {
        JsonObject event = event("conversation.item.delete");
        event.addProperty("item_id", itemId);
        return event.toString();
    }

    /** From outside the conversation. */
    static String notice(String text) {
        return message("system", text);
    }

    static String userText(String text) {
        return message("user", text);
    }

    private static String message(String role, String text) {
        JsonObject content = new JsonObject();
        content.addProperty("type", "input_text");
        content.addProperty("text", text);
        JsonArray contents = new JsonArray();
        contents.add(content);
        JsonObject item = new JsonObject();
        item.addProperty("type", "message");
        item.addProperty("role", role);
        item.add("content", contents);
        JsonObject event = event("conversation.item.create");
        event.add("item", item);
        return event.toString();
    }

    static String functionResult(String callId, String output) {
        JsonObject item = new JsonObject();
        item.addProperty("type", "function_call_output");
        item.addProperty("call_id", callId);
        item.addProperty("output", output);
        JsonObject event = event("conversation.item.create");
        event.add("item", item);
        return event.toString();
    }

    private static JsonObject input(Config.Realtime realtime) {
        JsonObject transcription = new JsonObject();
        transcription.addProperty("model", realtime.transcriptionModel());
        transcription.addProperty("language", realtime.language());
        JsonObject input = new JsonObject();
        input.add("format", format(realtime));
        input.add("transcription", transcription);
        input.add("turn_detection", turnDetection(realtime));
        return input;
    }

    private static JsonObject turnDetection(Config.Realtime realtime) {
        Config.TurnDetection detection = realtime.turnDetection();
        boolean byItself = realtime.bargeIn().isLeftToProvider();
        JsonObject json = new JsonObject();
        json.addProperty("type", "server_vad");
        json.addProperty("threshold", detection.threshold());
        json.addProperty("prefix_padding_ms", detection.prefixPaddingMillis());
        json.addProperty("silence_duration_ms", detection.silenceDurationMillis());
        json.addProperty("create_response", byItself);
        json.addProperty("interrupt_response", byItself);
        return json;
    }

    private static JsonObject output(Config.Realtime realtime) {
        JsonObject output = new JsonObject();
        output.add("format", format(realtime));
        output.addProperty("voice", realtime.voice());
        return output;
    }

    private static JsonObject format(Config.Realtime realtime) {
        return ModelFormat.of(realtime.audioFormat()).toJson();
    }

    private static JsonArray tools(SessionSettings settings) {
        JsonArray tools = new JsonArray();
        settings.tools().forEach(tool -> tools.add(tool(tool)));
        return tools;
    }

    private static JsonObject tool(ToolDefinition definition) {
        JsonObject tool = new JsonObject();
        tool.addProperty("type", "function");
        tool.addProperty("name", definition.name());
        tool.addProperty("description", definition.description());
        tool.add("parameters", definition.parameters());
        return tool;
    }

    private static JsonObject event(String type) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        return event;
    }

    private static JsonObject object(String name, JsonObject value, String other, JsonObject otherValue) {
        JsonObject object = new JsonObject();
        object.add(name, value);
        object.add(other, otherValue);
        return object;
    }

    private static JsonArray array(String value) {
        JsonArray array = new JsonArray();
        array.add(value);
        return array;
    }
}
