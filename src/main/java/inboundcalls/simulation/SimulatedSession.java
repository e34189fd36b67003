package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import java.util.Base64;

/** One session: takes its client's events one by one, each done whole or refused whole. Lives on its channel's event loop. */
final class SimulatedSession {
    private static final EventSchema SCHEMA = EventSchema.load();
    private static final int MOST_AUDIO_BYTES = 15 << 20;

    private final Outbox outbox;
    private final Scenario scenario;
    private final Conversation conversation = Conversation.main();
    private final SessionConfig config;
    private final TurnTaking turns;
    private final Asides asides;
    private final ItemEvents items;
    private SoundWire wire;

    SimulatedSession(EventLoop loop, Outbox outbox, SessionConfig config, SimulatedModel model, Scenario scenario) {
        this.outbox = outbox;
        this.scenario = scenario;
        this.config = config;
        this.turns = new TurnTaking(loop, outbox, conversation, config, model, scenario);
        this.asides = new Asides(loop, outbox, config, model, scenario);
        this.items = new ItemEvents(outbox, conversation, model);
        this.wire = new SoundWire(config.inputFormat());
    }

    void begin() {
        turns.detectTurns();
        outbox.send("session.created", "session", config.effective());
    }

    void end() {
        turns.end();
        asides.end();
    }

    void receive(String text) {
        JsonElement id = JsonNull.INSTANCE;
        try {
            JsonObject event = EventSchema.parse(text);
            id = event.has("event_id") ? event.get("event_id") : id;
            SCHEMA.check(event);
            handle(event);
        } catch (Refusal refusal) {
            outbox.refuse(refusal, id);
        }
    }

    private void handle(JsonObject event) throws Refusal {
        switch (Json.text(event, "type")) {
            case "session.update" -> update(event.getAsJsonObject("session"));
            case "input_audio_buffer.append" -> append(Json.text(event, "audio"));
            case "input_audio_buffer.commit" -> commit();
            case "input_audio_buffer.clear" -> clear();
            case "conversation.item.create" -> items.create(event);
            case "conversation.item.retrieve" -> items.retrieve(event);
            case "conversation.item.truncate" -> items.truncate(event);
            case "conversation.item.delete" -> items.delete(event);
            case "response.create" ->
                respond(event.has("response") ? event.getAsJsonObject("response") : new JsonObject());
            case "response.cancel" -> cancel(Json.text(event, "response_id"));
            default -> throw new IllegalStateException("event: " + event + " (expected: one that is handled)");
        }
    }

    private void update(JsonObject session) throws Refusal {
        config.update(session, conversation.hasSpoken());
        turns.detectTurns();
        wire = new SoundWire(config.inputFormat());
        outbox.send("session.updated", "session", config.effective());
    }

    private void append(String base64) throws Refusal {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("invalid_value", "Invalid 'audio'. Expected base64-encoded audio bytes.", "audio");
        }
        if (bytes.length % wire.sampleBytes() != 0 || bytes.length > MOST_AUDIO_BYTES) {
            throw Refusal.of("invalid_value", "Invalid 'audio'. Expected up to 15 MiB of whole samples.", "audio");
        }
        turns.input().append(scenario.ear().apply(wire.decode(bytes)).samples());
    }

    private void commit() throws Refusal {
        if (turns.input().millis() < 100) {
            throw Refusal.of(
                    "input_audio_buffer_commit_empty",
                    "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has "
                            + turns.input().millis() + "ms of audio.");
        }
        turns.commit(outbox.id("item"));
    }

    private void clear() {
        turns.input().clear();
        outbox.send("input_audio_buffer.cleared");
    }

    private void respond(JsonObject overrides) throws Refusal {
        ResponseRules.check(overrides, config.effective(), conversation.hasSpoken());
        if (ResponseRules.isAside(overrides)) {
            asides.respond(overrides);
            return;
        }
        if (turns.active().isPresent()) {
            throw Refusal.of(
                    "conversation_already_has_active_response",
                    "Conversation already has an active response in progress: "
                            + turns.active().get().id()
                            + ". Wait until the response is finished before creating a new one.");
        }
        turns.respond(overrides);
    }

    private void cancel(String responseId) throws Refusal {
        SimulatedResponse response = turns.active()
                .filter(active -> responseId.isEmpty() || active.id().equals(responseId))
                .or(() -> asides.active(responseId))
                .orElseThrow(() ->
                        Refusal.of("response_cancel_not_active", "Cancellation failed: no active response found"));
        response.cancel("client_cancelled");
    }
}
