package inboundcalls.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The channels and the globals of an Asterisk. Thread-safe. */
final class AriState {
    private static final String HOST = "127.0.0.1:9092";
    private static final JsonObject NOBODY = Json.object("name", "", "number", "");

    private final Map<String, JsonObject> channels = new ConcurrentHashMap<>();
    private final Map<String, String> globals = new ConcurrentHashMap<>();
    private final AtomicInteger created = new AtomicInteger();

    /** A phone in the dialplan application. */
    void addApplication(UUID call, String number, String name, String dialled) {
        JsonObject caller = Json.object("name", name, "number", number);
        JsonObject place = dialplan("from-trunk", dialled, "AudioSocket", call + "," + HOST);
        add(phone(call), caller, NOBODY, place);
    }

    /** A phone and the channel of the driver that it dialled. */
    void addDriver(UUID call, String number, String name, String dialled) {
        JsonObject caller = Json.object("name", name, "number", number);
        JsonObject place =
                dialplan("from-trunk", dialled, "Dial", "AudioSocket/" + HOST + "/" + call + "/c(slin16),10,g");
        add(phone(call), caller, NOBODY, place);
        JsonObject outgoing = dialplan("default", "", "AppDial", "(Outgoing Line)");
        add("AudioSocket/" + HOST + "-" + call, Json.object("name", "", "number", dialled), caller, outgoing);
    }

    void remove(UUID call) {
        channels.values().removeIf(channel -> channel.toString().contains(call.toString()));
    }

    void hangUp(String id) {
        channels.remove(id);
    }

    JsonArray channels() {
        JsonArray list = new JsonArray();
        channels.values().forEach(list::add);
        return list;
    }

    Optional<JsonObject> channel(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** An empty value stays. */
    void setGlobal(String variable, String value) {
        globals.put(variable, value);
    }

    void removeGlobal(String variable) {
        globals.remove(variable);
    }

    Map<String, String> globals() {
        return new TreeMap<>(globals);
    }

    private void add(String name, JsonObject caller, JsonObject connected, JsonObject dialplan) {
        String id = "asterisk-1795390420." + created.getAndIncrement();
        JsonObject channel = Json.object("id", id, "name", name, "state", "Up", "protocol_id", "");
        Json.with(channel, "caller", caller, "connected", connected);
        Json.with(channel, "accountcode", "", "dialplan", dialplan);
        Json.with(channel, "creationtime", "2026-11-22T23:33:40.054+0000", "language", "es");
        channels.put(id, channel);
    }

    private static String phone(UUID call) {
        return "PJSIP/trunk-" + call.toString().substring(0, 8);
    }

    private static JsonObject dialplan(String context, String exten, String application, String data) {
        JsonObject place = Json.object("context", context, "exten", exten, "priority", 4);
        return Json.with(place, "app_name", application, "app_data", data);
    }
}
