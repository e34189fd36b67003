package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** What a table of fields cannot say about an item that a client creates. */
final class ItemRules {
    private static final Map<String, List<String>> CONTENTS = Map.of(
            "system", List.of("input_text"),
            "user", List.of("input_text", "input_audio", "input_image"),
            "assistant", List.of("output_text"));

    private ItemRules() {}

    static void check(JsonObject item, Conversation conversation) throws Refusal {
        if (item.has("id") && conversation.item(Json.text(item, "id")).isPresent()) {
            throw Refusal.of("invalid_value", "An item with this id already exists.", "item.id");
        }
        switch (Json.text(item, "type")) {
            case "message" -> contents(item);
            case "function_call_output" -> call(Json.text(item, "call_id"), conversation);
            default -> {}
        }
    }

    private static void contents(JsonObject message) throws Refusal {
        List<String> allowed = CONTENTS.get(Json.text(message, "role"));
        for (JsonElement part : message.getAsJsonArray("content")) {
            String type = Json.text(part.getAsJsonObject(), "type");
            if (!allowed.contains(type)) {
                throw Refusal.of(
                        "invalid_value",
                        "Invalid value: '" + type + "'. Supported values are: " + String.join(", ", allowed) + ".",
                        "item.content");
            }
            if (type.equals("input_audio") || type.equals("input_image")) {
                throw Refusal.notSimulated(type + " in a created item", "item.content");
            }
        }
    }

    private static void call(String callId, Conversation conversation) throws Refusal {
        if (!conversation.hasCall("function_call", callId)) {
            throw Refusal.of(
                    "invalid_tool_call_id", "Tool call ID '" + callId + "' not found in conversation.", "item.call_id");
        }
        if (conversation.hasCall("function_call_output", callId)) {
            throw Refusal.of(
                    "invalid_tool_call_id", "Tool call ID '" + callId + "' already has an output.", "item.call_id");
        }
    }
}
