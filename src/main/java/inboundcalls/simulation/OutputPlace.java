package inboundcalls.simulation;

import com.google.gson.JsonObject;

/** Where an item stands in its response and in the conversation, and the events that every kind of item has. */
final class OutputPlace {
    private final Outbox outbox;
    private final Conversation conversation;
    private final String responseId;
    private final int outputIndex;

    OutputPlace(Outbox outbox, Conversation conversation, String responseId, int outputIndex) {
        this.outbox = outbox;
        this.conversation = conversation;
        this.responseId = responseId;
        this.outputIndex = outputIndex;
    }

    void begin(Item item) {
        conversation.add(item);
        item.consider();
        sendItem("response.output_item.added", item);
        sendToConversation("conversation.item.added", item);
    }

    void end(Item item) {
        sendItem("response.output_item.done", item);
        sendToConversation("conversation.item.done", item);
    }

    /** The fields that say where a piece belongs. */
    JsonObject fields(Item item) {
        return Json.object("response_id", responseId, "item_id", item.id(), "output_index", outputIndex);
    }

    void send(String type, JsonObject fields) {
        outbox.send(type, fields);
    }

    private void sendToConversation(String type, Item item) {
        if (!conversation.isNone()) {
            outbox.sendItem(type, conversation, item);
        }
    }

    private void sendItem(String type, Item item) {
        outbox.send(
                type,
                "response_id",
                responseId,
                "output_index",
                outputIndex,
                "item",
                item.json().deepCopy());
    }
}
