package inboundcalls.simulation;

/** A function call that the model makes: its arguments come in pieces. It counts as made only when it is complete. */
final class CalledItem implements OutputItem {
    private static final int PIECE = 9;

    private final OutputPlace place;
    private final Act.Call call;
    private final Item item;
    private int sent;

    CalledItem(OutputPlace place, String id, String callId, Act.Call call) {
        this.place = place;
        this.call = call;
        this.item = Item.of(Json.object(
                "id", id,
                "object", "realtime.item",
                "type", "function_call",
                "status", "in_progress",
                "name", call.name(),
                "call_id", callId,
                "arguments", ""));
    }

    @Override
    public void begin() {
        place.begin(item);
    }

    @Override
    public long proceed() {
        int end = Math.min(sent + PIECE, call.arguments().length());
        String delta = call.arguments().substring(sent, end);
        sent = end;
        place.send(
                "response.function_call_arguments.delta",
                Json.with(place.fields(item), "call_id", callId(), "delta", delta));
        return 0;
    }

    @Override
    public boolean isComplete() {
        return sent == call.arguments().length();
    }

    /** As the real server, also says that the arguments are done when they were cut short. */
    @Override
    public void end() {
        String arguments = call.arguments().substring(0, sent);
        place.send(
                "response.function_call_arguments.done",
                Json.with(place.fields(item), "call_id", callId(), "name", call.name(), "arguments", arguments));
        Json.with(item.json(), "arguments", arguments, "status", isComplete() ? "completed" : "incomplete");
        place.end(item);
    }

    @Override
    public Item item() {
        return item;
    }

    private String callId() {
        return Json.text(item.json(), "call_id");
    }
}
