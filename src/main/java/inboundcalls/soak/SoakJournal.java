package inboundcalls.soak;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.simulation.Answers;
import inboundcalls.simulation.RealtimeTap;
import inboundcalls.simulation.Recordings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens in on all sessions, and knows whose they are by the caller's number in the instructions. Thread-safe. */
final class SoakJournal implements RealtimeTap {
    private static final String PREFIX = "5550";
    private static final Pattern NUMBER = Pattern.compile("El llamante es " + PREFIX + "(\\d{6})\\.");

    private final Recordings recordings;
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    private final Map<Integer, Talk> sessions = new ConcurrentHashMap<>();

    SoakJournal(Recordings recordings) {
        this.recordings = recordings;
    }

    /** The number of a caller's phone. */
    static String phone(int caller) {
        return PREFIX + String.format("%06d", caller);
    }

    /** Begins to listen for that caller. */
    Talk listenFor(String phone) {
        return talks.computeIfAbsent(phone, unknown -> new Talk());
    }

    /** Forgets that caller. */
    void forget(String phone) {
        Talk talk = talks.remove(phone);
        sessions.values().removeIf(one -> one == talk);
    }

    @Override
    public void received(int session, long nanos, String json) {
        if (json.startsWith("{\"type\":\"session.update\"")) {
            Matcher number = NUMBER.matcher(json);
            if (number.find()) {
                Optional.ofNullable(talks.get(PREFIX + number.group(1))).ifPresent(talk -> {
                    sessions.put(session, talk);
                    talk.enter(session);
                });
            }
        } else if (json.contains("\"function_call_output\"") && !isKnown(json)) {
            tell(session, Talk::questionFailed);
        }
    }

    @Override
    public void sent(int session, long nanos, String json) {
        if (json.startsWith("{\"type\":\"session.updated\"")) {
            tell(session, Talk::ready);
        } else if (json.startsWith("{\"type\":\"response.done\"")) {
            Answers.of(JsonParser.parseString(json).getAsJsonObject())
                    .ifPresent(text -> tell(session, talk -> talk.answered(session, text)));
        }
    }

    @Override
    public void refused(int session, String code, String message) {
        tell(session, talk -> talk.trouble("the model's side refused: " + code + ": " + message));
    }

    @Override
    public void closed(int session) {
        tell(session, talk -> talk.closed(session));
        sessions.remove(session);
    }

    private void tell(int session, Consumer<Talk> what) {
        Optional.ofNullable(sessions.get(session)).ifPresent(what);
    }

    private boolean isKnown(String json) {
        JsonObject item = JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("item");
        String output = item.get("output").getAsString();
        return recordings.answers().keySet().stream().anyMatch(output::contains);
    }
}
