package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Who speaks when in a lean session: the caller's turns are answered, one at a time. Lives on the session's event loop. */
final class LeanTurns implements InputAudio.Listener {
    private static final int ITEMS = 16;

    private final int session;
    private final EventLoop loop;
    private final Outbox outbox;
    private final SessionConfig config;
    private final LeanModel model;
    private final LeanTap tap;
    private String turnId = "";
    private long commits;
    /** How much was spoken of the last items, the active response's apart. */
    private final Map<String, Long> spokenMillis = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > ITEMS;
        }
    };

    private final TokenCount tokens = new TokenCount();
    /** Of the conversation, all of it. */
    private long characters;

    private long heardMillis;
    private long saidMillis;
    private long speechStart;
    private boolean asked;
    private Optional<LeanResponse> active = Optional.empty();

    LeanTurns(int session, EventLoop loop, Outbox outbox, SessionConfig config, LeanModel model, LeanTap tap) {
        this.session = session;
        this.loop = loop;
        this.outbox = outbox;
        this.config = config;
        this.model = model;
        this.tap = tap;
    }

    boolean hasSpoken() {
        return !spokenMillis.isEmpty();
    }

    @Override
    public void speechStarted(long audioStartMillis) {
        turnId = outbox.id("item");
        speechStart = audioStartMillis;
        tap.speechStarted(session, System.nanoTime());
        outbox.send("input_audio_buffer.speech_started", "audio_start_ms", audioStartMillis, "item_id", turnId);
        interrupt();
    }

    @Override
    public void speechStopped(long audioEndMillis) {
        outbox.send("input_audio_buffer.speech_stopped", "audio_end_ms", audioEndMillis, "item_id", turnId);
        heardMillis += audioEndMillis - speechStart;
        commit(turnId);
        asked = false;
        if (says("create_response")) {
            interrupt();
            if (active.isEmpty()) {
                begin(new JsonObject());
            }
        }
    }

    /** Makes what the caller said an item of the conversation. */
    void commit(String itemId) {
        outbox.send("input_audio_buffer.committed", "previous_item_id", JsonNull.INSTANCE, "item_id", itemId);
        JsonObject part = Json.object("type", "input_audio", "transcript", JsonNull.INSTANCE);
        add(Json.object("id", itemId, "type", "message", "role", "user", "content", List.of(part)));
        commits++;
        if (config.transcribes()) {
            outbox.send(
                    "conversation.item.input_audio_transcription.completed",
                    "item_id",
                    itemId,
                    "content_index",
                    0,
                    "transcript",
                    "¿Me oye? Van " + commits + ".", // never the same again: a machine would say that
                    "usage",
                    Json.object("type", "duration", "seconds", 1));
        }
    }

    /** An item of the client's. */
    void create(JsonObject item) {
        if (Json.text(item, "type").equals("function_call_output")) {
            tap.told(session);
        }
        add(item.has("id") ? item : Json.with(item, "id", outbox.id("item")));
    }

    /** Refuses what was never spoken. */
    void truncate(JsonObject event) throws Refusal {
        long end = event.get("audio_end_ms").getAsLong();
        String itemId = Json.text(event, "item_id");
        long spoken = active.filter(response -> response.itemId().equals(itemId))
                .map(LeanResponse::sentMillis)
                .orElse(spokenMillis.getOrDefault(itemId, -1L));
        if (end > spoken) {
            throw Refusal.of("invalid_value", "Audio content of " + itemId + " is already shorter than " + end + "ms");
        }
        outbox.send("conversation.item.truncated", "item_id", itemId, "content_index", 0, "audio_end_ms", end);
    }

    void respond(JsonObject overrides) throws Refusal {
        ResponseRules.check(overrides, config.effective(), hasSpoken());
        if (ResponseRules.isAside(overrides)) {
            InputTokens input = TokenCount.ofAside(Json.text(overrides, "instructions"));
            response(overrides, Conversation.none(), input, done -> {}).speak(model.aside(config.outputFormat()));
            return;
        }
        if (active.isPresent()) {
            throw Refusal.of(
                    "conversation_already_has_active_response",
                    "Conversation already has an active response in progress: "
                            + active.get().id());
        }
        begin(overrides);
    }

    void cancel(String responseId) throws Refusal {
        LeanResponse response = active.filter(
                        one -> responseId.isEmpty() || one.id().equals(responseId))
                .orElseThrow(() ->
                        Refusal.of("response_cancel_not_active", "Cancellation failed: no active response found"));
        response.cancel("client_cancelled");
    }

    /** The connection is gone. */
    void end() {
        active.ifPresent(LeanResponse::abandon);
    }

    private void begin(JsonObject overrides) {
        InputTokens input = tokens.read(config.prompt(overrides), characters, heardMillis, saidMillis);
        LeanResponse response = response(overrides, Conversation.main(), input, this::over);
        active = Optional.of(response);
        if (hasSpoken() && !asked && config.offers(model.function(), overrides) && model.asks()) {
            asked = true;
            tap.asked(session);
            response.ask(model.function(), model.arguments());
        } else {
            response.speak(model.answer(config.outputFormat()));
        }
    }

    private LeanResponse response(
            JsonObject overrides, Conversation place, InputTokens input, Consumer<LeanResponse> whenDone) {
        JsonElement metadata = overrides.has("metadata") ? overrides.get("metadata") : JsonNull.INSTANCE;
        ResponseReport report = new ResponseReport(outbox.id("resp"), place.id(), metadata, input);
        return new LeanResponse(session, loop, outbox, report, tap, whenDone);
    }

    private void over(LeanResponse response) {
        if (response.sentMillis() > 0) {
            spokenMillis.put(response.itemId(), response.sentMillis());
        }
        saidMillis += response.sentMillis();
        characters += response.transcript().length();
        active = Optional.empty();
    }

    private void add(JsonObject item) {
        Json.with(item, "object", "realtime.item", "status", "completed");
        characters += item.toString().length();
        for (String type : List.of("conversation.item.added", "conversation.item.done")) {
            outbox.send(type, "previous_item_id", JsonNull.INSTANCE, "item", item);
        }
    }

    private void interrupt() {
        if (says("interrupt_response")) {
            active.ifPresent(response -> response.cancel("turn_detected"));
        }
    }

    private boolean says(String field) {
        return config.turnDetection() instanceof JsonObject detection
                && detection.get(field).getAsBoolean();
    }
}
