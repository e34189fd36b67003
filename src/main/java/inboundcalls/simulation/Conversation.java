package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items of a session in their order, or those of a response out of it, which nobody sees again. Lives on the session's event loop. */
final class Conversation {
    private final JsonElement id;
    private final List<Item> items = new ArrayList<>();

    private Conversation(JsonElement id) {
        this.id = id;
    }

    /** The session's own. */
    static Conversation main() {
        return new Conversation(new JsonPrimitive("conv_simulated"));
    }

    /** Of a response out of the conversation. */
    static Conversation none() {
        return new Conversation(JsonNull.INSTANCE);
    }

    /** As responses name it: null for none. */
    JsonElement id() {
        return id;
    }

    boolean isNone() {
        return id.isJsonNull();
    }

    /** At the end. */
    void add(Item item) {
        items.add(item);
    }

    /** After the item with that id, or first of all when the id is {@code root}; empty: there is no such item. */
    boolean addAfter(String previousId, Item item) {
        int at = previousId.equals("root") ? 0 : indexOf(previousId) + 1;
        if (at == 0 && !previousId.equals("root")) {
            return false;
        }
        items.add(at, item);
        return true;
    }

    void remove(Item item) {
        items.remove(item);
    }

    Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    /** The id of the item before this one, as events name it. */
    JsonElement previousId(Item item) {
        int at = items.indexOf(item);
        return at > 0 ? new JsonPrimitive(items.get(at - 1).id()) : JsonNull.INSTANCE;
    }

    /** The id of the last item, as events name it. */
    JsonElement lastId() {
        return items.isEmpty()
                ? JsonNull.INSTANCE
                : new JsonPrimitive(items.get(items.size() - 1).id());
    }

    /** Whether a completed item of that type has that {@code call_id}. */
    boolean hasCall(String type, String callId) {
        return items.stream()
                .anyMatch(item -> item.is(type)
                        && Json.text(item.json(), "call_id").equals(callId)
                        && Json.text(item.json(), "status").equals("completed"));
    }

    boolean hasSpoken() {
        return items.stream().anyMatch(item -> item.spokenMillis() > 0);
    }

    /** Whether neither side has said anything yet. */
    boolean isFresh() {
        return items.stream().noneMatch(item -> item.isFrom("user") || item.isFrom("assistant"));
    }

    /** The items that no response has taken notice of yet; from now on one has. */
    List<Item> consider() {
        List<Item> unseen = items.stream().filter(item -> !item.isConsidered()).toList();
        unseen.forEach(Item::consider);
        return unseen;
    }

    long heardMillis() {
        return items.stream().mapToLong(item -> item.heard().millis()).sum();
    }

    long spokenMillis() {
        return items.stream().mapToLong(Item::spokenMillis).sum();
    }

    /** Characters of everything that is text. */
    long characters() {
        return items.stream().mapToLong(item -> item.json().toString().length()).sum();
    }

    private int indexOf(String id) {
        return items.stream().map(Item::id).toList().indexOf(id);
    }
}
