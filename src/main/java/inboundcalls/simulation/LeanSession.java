package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One lean session: takes its client's events one by one, each done whole or refused whole. Lives on its channel's event loop. */
final class LeanSession {
    private static final EventSchema SCHEMA = EventSchema.load();

    private final int number;
    private final Outbox outbox;
    private final SessionConfig config;
    private final LeanTap tap;
    private final LeanTurns turns;
    private final LeanEar ear;
    private SoundWire wire;
    /** When the event came that is being heard. */
    private long nanos;

    LeanSession(int number, EventLoop loop, Outbox outbox, SessionConfig config, LeanModel model, LeanTap tap) {
        this.number = number;
        this.outbox = outbox;
        this.config = config;
        this.tap = tap;
        this.turns = new LeanTurns(number, loop, outbox, config, model, tap);
        this.ear = new LeanEar(turns, this::onMark);
        this.wire = new SoundWire(config.inputFormat());
    }

    void begin() {
        detectTurns();
        outbox.send("session.created", "session", config.effective());
    }

    void end() {
        turns.end();
    }

    /** The {@code audio} of an {@code input_audio_buffer.append}. */
    void append(ByteBuffer base64) {
        nanos = System.nanoTime();
        try {
            hear(Base64.getDecoder().decode(base64).array());
        } catch (IllegalArgumentException | Refusal notSound) {
            refuse(
                    Refusal.of("invalid_value", "Invalid 'audio'. Expected base64 of whole samples.", "audio"),
                    JsonNull.INSTANCE);
        }
    }

    /** Any event. */
    void receive(String text) {
        nanos = System.nanoTime();
        JsonElement id = JsonNull.INSTANCE;
        try {
            JsonObject event = EventSchema.parse(text);
            id = event.has("event_id") ? event.get("event_id") : id;
            SCHEMA.check(event);
            handle(event);
        } catch (Refusal refusal) {
            refuse(refusal, id);
        }
    }

    private void refuse(Refusal refusal, JsonElement eventId) {
        tap.refused(refusal.code(), refusal.getMessage());
        outbox.refuse(refusal, eventId);
    }

    private void handle(JsonObject event) throws Refusal {
        String type = Json.text(event, "type");
        switch (type) {
            case "session.update" -> update(event.getAsJsonObject("session"));
            case "input_audio_buffer.append" ->
                append(ByteBuffer.wrap(Json.text(event, "audio").getBytes(StandardCharsets.US_ASCII)));
            case "input_audio_buffer.commit" -> turns.commit(outbox.id("item"));
            case "input_audio_buffer.clear" -> outbox.send("input_audio_buffer.cleared");
            case "conversation.item.create" ->
                turns.create(event.getAsJsonObject("item").deepCopy());
            case "conversation.item.truncate" -> turns.truncate(event);
            case "conversation.item.delete" ->
                outbox.send("conversation.item.deleted", "item_id", Json.text(event, "item_id"));
            case "response.create" ->
                turns.respond(event.has("response") ? event.getAsJsonObject("response") : new JsonObject());
            case "response.cancel" -> turns.cancel(Json.text(event, "response_id"));
            default -> throw Refusal.notSimulated(type, "type");
        }
    }

    private void update(JsonObject session) throws Refusal {
        config.update(session, turns.hasSpoken());
        detectTurns();
        wire = new SoundWire(config.inputFormat());
        outbox.send("session.updated", "session", config.effective());
    }

    private void detectTurns() {
        if (config.turnDetection() instanceof JsonObject detection && detection.has("threshold")) {
            ear.detect(
                    detection.get("threshold").getAsDouble(),
                    detection.get("silence_duration_ms").getAsInt());
        } else if (config.turnDetection() instanceof JsonObject) {
            ear.detect(0.5, 500); // semantic_vad
        } else {
            ear.detectNothing();
        }
    }

    private void hear(byte[] bytes) throws Refusal {
        if (bytes.length % wire.sampleBytes() != 0) {
            throw Refusal.of("invalid_value", "Invalid 'audio'. Expected whole samples.", "audio");
        }
        ear.hear(wire.decode(bytes).samples());
    }

    private void onMark(Mark mark, long start) {
        tap.marked(number, mark, nanos, start);
    }
}
