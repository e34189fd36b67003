package inboundcalls.simulation;

import com.google.gson.JsonObject;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.Optional;

/** The client events that create, show, cut and delete items. Lives on the session's event loop. */
final class ItemEvents {
    private final Outbox outbox;
    private final Conversation conversation;
    private final SimulatedModel model;

    ItemEvents(Outbox outbox, Conversation conversation, SimulatedModel model) {
        this.outbox = outbox;
        this.conversation = conversation;
        this.model = model;
    }

    void create(JsonObject event) throws Refusal {
        JsonObject json = event.getAsJsonObject("item").deepCopy();
        ItemRules.check(json, conversation);
        String id = json.has("id") ? Json.text(json, "id") : outbox.id("item");
        Json.with(json, "id", id, "object", "realtime.item", "status", "completed");
        if (Json.text(json, "type").equals("function_call") && !json.has("call_id")) {
            json.addProperty("call_id", outbox.id("call"));
        }
        Item item = Item.asked(json, ImmediateEventExecutor.INSTANCE.newSucceededFuture(question(json)));
        place(item, Json.has(event, "previous_item_id") ? Json.text(event, "previous_item_id") : "");
        outbox.sendItem("conversation.item.added", conversation, item);
        outbox.sendItem("conversation.item.done", conversation, item);
    }

    void retrieve(JsonObject event) throws Refusal {
        outbox.send(
                "conversation.item.retrieved",
                "item",
                item(event, "retrieve").json().deepCopy());
    }

    void delete(JsonObject event) throws Refusal {
        Item item = item(event, "delete");
        conversation.remove(item);
        outbox.send("conversation.item.deleted", "item_id", item.id());
    }

    /** Makes the model forget what the caller did not hear of an item, and its transcript. */
    void truncate(JsonObject event) throws Refusal {
        Item item = item(event, "truncate");
        long end = event.get("audio_end_ms").getAsLong();
        if (!item.isFrom("assistant")
                || item.spokenMillis() == 0
                || event.get("content_index").getAsInt() != 0) {
            throw Refusal.of("invalid_value", "Only the audio content of an assistant message can be truncated.");
        }
        if (end > item.spokenMillis()) {
            throw Refusal.of(
                    "invalid_value",
                    "Audio content of " + item.spokenMillis() + "ms is already shorter than " + end + "ms");
        }
        item.cut(end);
        item.json()
                .getAsJsonArray("content")
                .forEach(part -> part.getAsJsonObject().remove("transcript"));
        outbox.send("conversation.item.truncated", "item_id", item.id(), "content_index", 0, "audio_end_ms", end);
    }

    private void place(Item item, String previousId) throws Refusal {
        if (previousId.isEmpty()) {
            conversation.add(item);
        } else if (!conversation.addAfter(previousId, item)) {
            throw Refusal.of(
                    "invalid_value", "Previous item with id '" + previousId + "' not found.", "previous_item_id");
        }
    }

    private Optional<Recording> question(JsonObject json) {
        if (!Json.text(json, "type").equals("message")) {
            return Optional.empty();
        }
        return json.getAsJsonArray("content").asList().stream()
                .map(part -> model.read(Json.text(part.getAsJsonObject(), "text")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Item item(JsonObject event, String verb) throws Refusal {
        String id = Json.text(event, "item_id");
        return conversation
                .item(id)
                .orElseThrow(() -> Refusal.of(
                        "item_" + verb + "_invalid_item_id",
                        "Error on " + verb + ": the item with id '" + id + "' does not exist."));
    }
}
