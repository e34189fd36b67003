package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import inboundcalls.audio.Pcm;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Optional;

/** Who speaks when: the caller's turns become items, the model's become responses, one at a time. Lives on the session's event loop. */
final class TurnTaking implements InputAudio.Listener {
    private static final String TRANSCRIPTION = "conversation.item.input_audio_transcription.";

    private final EventLoop loop;
    private final Outbox outbox;
    private final Conversation conversation;
    private final SessionConfig config;
    private final SimulatedModel model;
    private final Scenario scenario;
    private final InputAudio input = new InputAudio(this);
    private final TokenCount tokens = new TokenCount();
    private String turnId = "";
    private Optional<SimulatedResponse> active = Optional.empty();
    private int responses;

    TurnTaking(
            EventLoop loop,
            Outbox outbox,
            Conversation conversation,
            SessionConfig config,
            SimulatedModel model,
            Scenario scenario) {
        this.loop = loop;
        this.outbox = outbox;
        this.conversation = conversation;
        this.config = config;
        this.model = model;
        this.scenario = scenario;
    }

    InputAudio input() {
        return input;
    }

    Optional<SimulatedResponse> active() {
        return active;
    }

    /** Finds the caller's turns as the configuration now says. */
    void detectTurns() {
        if (config.turnDetection() instanceof JsonObject detection) {
            input.detect(number(detection, "threshold", 0.5), (int) number(detection, "prefix_padding_ms", 300), (int)
                    number(detection, "silence_duration_ms", 500));
        } else {
            input.detectNothing();
        }
    }

    @Override
    public void speechStarted(long audioStartMillis) {
        turnId = outbox.id("item");
        outbox.send("input_audio_buffer.speech_started", "audio_start_ms", audioStartMillis, "item_id", turnId);
        interrupt();
    }

    @Override
    public void speechStopped(long audioEndMillis) {
        outbox.send("input_audio_buffer.speech_stopped", "audio_end_ms", audioEndMillis, "item_id", turnId);
        commit(turnId);
        if (says("create_response")) {
            interrupt();
            if (active.isEmpty()) {
                respond(new JsonObject());
            }
        }
    }

    /** Makes what the caller said an item of the conversation, and listens to it. */
    void commit(String itemId) {
        Pcm sound = input.take();
        outbox.send("input_audio_buffer.committed", "previous_item_id", conversation.lastId(), "item_id", itemId);
        Item item = Item.heard(heard(itemId), sound, model.listen(sound, loop));
        conversation.add(item);
        outbox.sendItem("conversation.item.added", conversation, item);
        outbox.sendItem("conversation.item.done", conversation, item);
        if (config.transcribes()) {
            item.question().addListener(done -> transcribe(item));
        }
    }

    private static JsonObject heard(String itemId) {
        JsonObject content = Json.object("type", "input_audio", "transcript", JsonNull.INSTANCE);
        JsonObject item = Json.object("id", itemId, "object", "realtime.item", "type", "message", "role", "user");
        return Json.with(item, "status", "completed", "content", List.of(content));
    }

    /** Starts a response to what is new in the conversation. There must be none active. */
    void respond(JsonObject overrides) {
        JsonElement metadata = overrides.has("metadata") ? overrides.get("metadata") : JsonNull.INSTANCE;
        InputTokens input = tokens.read(
                config.prompt(overrides),
                conversation.characters(),
                conversation.heardMillis(),
                conversation.spokenMillis());
        SimulatedResponse response = new SimulatedResponse(
                loop,
                outbox,
                conversation,
                new ResponseReport(outbox.id("resp"), conversation.id(), metadata, input),
                config.outputFormat(),
                scenario.speed(),
                () -> active = Optional.empty());
        active = Optional.of(response);
        int number = responses++;
        boolean mayAsk = config.offers(model.function(), overrides);
        List<Item> unseen = conversation.consider();
        response.announce();
        Future<Optional<Recording>> question = question(unseen);
        question.addListener(done -> response.perform(acts(number, unseen, question.getNow(), mayAsk)));
    }

    /** The connection is gone. */
    void end() {
        active.ifPresent(SimulatedResponse::abandon);
    }

    private List<Act> acts(int number, List<Item> unseen, Optional<Recording> heard, boolean mayAsk) {
        return scenario.script()
                .acts(number, heard.map(Recording::text).orElse(""))
                .orElseGet(() -> {
                    List<Act> acts = model.answer(unseen, heard, mayAsk);
                    Act other = conversation.isFresh() ? model.greet() : model.giveUp();
                    return acts.isEmpty() ? List.of(other) : acts;
                });
    }

    private Future<Optional<Recording>> question(List<Item> unseen) {
        return unseen.stream()
                .filter(item -> item.isFrom("user"))
                .reduce((earlier, later) -> later)
                .map(Item::question)
                .orElseGet(() -> loop.newSucceededFuture(Optional.empty()));
    }

    private void interrupt() {
        if (says("interrupt_response")) {
            active.ifPresent(response -> response.cancel("turn_detected"));
        }
    }

    private void transcribe(Item item) {
        String transcript = item.question().getNow().map(Recording::text).orElse("");
        JsonObject content = item.json().getAsJsonArray("content").get(0).getAsJsonObject();
        content.addProperty("transcript", transcript);
        if (!transcript.isEmpty()) {
            outbox.send(TRANSCRIPTION + "delta", "item_id", item.id(), "content_index", 0, "delta", transcript);
        }
        if (!transcript.isEmpty() || scenario.tellsOfNoise()) {
            sendTranscript(item, transcript);
        }
    }

    private void sendTranscript(Item item, String transcript) {
        outbox.send(
                TRANSCRIPTION + "completed",
                "item_id",
                item.id(),
                "content_index",
                0,
                "transcript",
                transcript,
                "usage",
                usage(TokenCount.ofHeard(item.heard().millis()), TokenCount.ofText(transcript.length())));
    }

    private static JsonObject usage(long heard, long written) {
        JsonObject details = Json.object("text_tokens", 0, "audio_tokens", heard);
        JsonObject usage = Json.object("type", "tokens", "total_tokens", heard + written, "input_tokens", heard);
        return Json.with(usage, "input_token_details", details, "output_tokens", written);
    }

    private boolean says(String field) {
        return config.turnDetection() instanceof JsonObject detection
                && detection.get(field).getAsBoolean();
    }

    private static double number(JsonObject object, String name, double otherwise) {
        return object.has(name) ? object.get(name).getAsDouble() : otherwise;
    }
}
