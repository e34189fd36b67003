package inboundcalls.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.simulation.RealtimeTap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** Every event that passed between server and model, in both directions. */
final class RealtimeTranscript implements RealtimeTap {
    private final List<Event> sent = new CopyOnWriteArrayList<>();
    private final List<Event> received = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Map<String, IntConsumer> watchers = new ConcurrentHashMap<>();
    private final Map<String, IntConsumer> receivers = new ConcurrentHashMap<>();

    /** The watcher is told the session, on the session's loop, just before the model sends an event of that type. */
    void watch(String type, IntConsumer watcher) {
        watchers.put(type, watcher);
    }

    /** As {@link #watch}, of events of our server, when they have come. */
    void watchReceived(String type, IntConsumer watcher) {
        receivers.put(type, watcher);
    }

    @Override
    public void sent(int session, long nanos, String json) {
        tell(watchers, session, json);
        sent.add(new Event(session, json));
    }

    @Override
    public void received(int session, long nanos, String json) {
        tell(receivers, session, json);
        received.add(new Event(session, json));
    }

    private static void tell(Map<String, IntConsumer> watchers, int session, String json) {
        watchers.forEach((type, watcher) -> {
            if (json.startsWith("{\"type\":\"" + type + "\"")) {
                watcher.accept(session);
            }
        });
    }

    @Override
    public void refused(int session, String code, String message) {
        refused.add(code + ": " + message);
    }

    /** Events of the model, of that type. */
    List<JsonObject> sent(String type) {
        return ofType(sent, type);
    }

    /** Events of our server, of that type. */
    List<JsonObject> received(String type) {
        return ofType(received, type);
    }

    /** Events of our server in one session, of that type. */
    List<JsonObject> received(int session, String type) {
        return ofType(
                received.stream().filter(event -> event.session == session).toList(), type);
    }

    /** The session in which that text came from our server. */
    int sessionOf(String text) {
        return received.stream()
                .filter(event -> event.json.contains(text))
                .findFirst()
                .orElseThrow()
                .session;
    }

    List<String> sent() {
        return sent.stream().map(Event::json).toList();
    }

    List<String> received() {
        return received.stream().map(Event::json).toList();
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    /** How many responses were finished. */
    long responsesDone() {
        return sent("response.done").size();
    }

    private static List<JsonObject> ofType(List<Event> events, String type) {
        return events.stream()
                .map(Event::json)
                .filter(json -> json.contains("\"" + type + "\""))
                .map(json -> JsonParser.parseString(json).getAsJsonObject())
                .filter(event -> event.get("type").getAsString().equals(type))
                .toList();
    }

    private record Event(int session, String json) {}
}
