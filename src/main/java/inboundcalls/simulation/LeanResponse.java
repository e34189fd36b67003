package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import inboundcalls.simulation.LeanAnswer.Block;
import io.netty.channel.EventLoop;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One response of a lean session, in the conversation or out of it: a sentence, or a function call. Lives on the session's event loop. */
final class LeanResponse {
    private static final int SPEED = 4;

    private final int session;
    private final EventLoop loop;
    private final Outbox outbox;
    private final LeanTap tap;
    private final Consumer<LeanResponse> whenDone;
    private final ResponseReport report;
    private final String itemId;
    private LeanAnswer answer = new LeanAnswer("", List.of());
    private Iterator<Block> blocks = answer.blocks().iterator();
    private long sentMillis;
    private boolean done;

    LeanResponse(
            int session,
            EventLoop loop,
            Outbox outbox,
            ResponseReport report,
            LeanTap tap,
            Consumer<LeanResponse> whenDone) {
        this.session = session;
        this.loop = loop;
        this.outbox = outbox;
        this.tap = tap;
        this.whenDone = whenDone;
        this.report = report;
        this.itemId = outbox.id("item");
    }

    String id() {
        return report.id();
    }

    String itemId() {
        return itemId;
    }

    /** What it says, or an empty text. */
    String transcript() {
        return answer.transcript();
    }

    /** How much sound of it has been sent. */
    long sentMillis() {
        return sentMillis;
    }

    void speak(LeanAnswer sentence) {
        answer = sentence;
        blocks = sentence.blocks().iterator();
        outbox.send("response.created", "response", report.inProgress());
        begin(message("in_progress"));
        sendPart("response.content_part.added", "part", part(""));
        sendPart("response.output_audio_transcript.delta", "delta", sentence.transcript());
        if (!report.isAside()) {
            tap.answerBegun(session, System.nanoTime());
        }
        proceed();
    }

    /** Done at once. */
    void ask(String function, String arguments) {
        String callId = outbox.id("call");
        outbox.send("response.created", "response", report.inProgress());
        begin(Json.with(call(function, callId), "status", "in_progress", "arguments", ""));
        JsonObject fields = Json.with(place(), "call_id", callId);
        send("response.function_call_arguments.delta", Json.with(fields.deepCopy(), "delta", arguments));
        send("response.function_call_arguments.done", Json.with(fields, "name", function, "arguments", arguments));
        finish("completed", JsonNull.INSTANCE, Json.with(call(function, callId), "arguments", arguments));
    }

    /** Stops; {@code reason} is {@code turn_detected} or {@code client_cancelled}. */
    void cancel(String reason) {
        close("cancelled", Json.object("type", "cancelled", "reason", reason));
    }

    /** The connection is gone: nothing more is sent. */
    void abandon() {
        done = true;
    }

    private void proceed() {
        if (done) {
            return;
        }
        if (!blocks.hasNext()) {
            close("completed", JsonNull.INSTANCE);
            return;
        }
        Block block = blocks.next();
        outbox.sendBytes(
                "response.output_audio.delta", Json.with(place(), "content_index", 0), "delta", block.base64());
        sentMillis += block.millis();
        loop.schedule(this::proceed, block.millis() / SPEED, TimeUnit.MILLISECONDS);
    }

    private void close(String status, JsonElement details) {
        boolean whole = status.equals("completed");
        sendPart("response.output_audio.done");
        sendPart("response.output_audio_transcript.done", "transcript", answer.transcript());
        sendPart("response.content_part.done", "part", part(answer.transcript()));
        if (!report.isAside()) {
            tap.answerEnded(session, whole ? sentMillis : 0);
        }
        finish(status, details, message(whole ? "completed" : "incomplete"));
    }

    private void begin(JsonObject item) {
        sendItem("response.output_item.added", item);
        sendToConversation("conversation.item.added", item);
    }

    private void finish(String status, JsonElement details, JsonObject item) {
        done = true;
        sendItem("response.output_item.done", item);
        sendToConversation("conversation.item.done", item);
        outbox.send("response.done", "response", report.done(status, details, List.of(item), sentMillis));
        whenDone.accept(this);
    }

    private JsonObject message(String status) {
        JsonObject content = Json.object("type", "output_audio", "transcript", answer.transcript());
        JsonObject item = Json.object("id", itemId, "object", "realtime.item", "type", "message", "role", "assistant");
        return Json.with(
                item, "status", status, "content", status.equals("in_progress") ? List.of() : List.of(content));
    }

    private JsonObject call(String function, String callId) {
        JsonObject item = Json.object("id", itemId, "object", "realtime.item", "type", "function_call");
        return Json.with(item, "status", "completed", "name", function, "call_id", callId);
    }

    private static JsonObject part(String transcript) {
        return Json.object("type", "audio", "transcript", transcript);
    }

    private JsonObject place() {
        return Json.object("response_id", id(), "item_id", itemId, "output_index", 0);
    }

    private void sendItem(String type, JsonObject item) {
        outbox.send(type, "response_id", id(), "output_index", 0, "item", item);
    }

    private void sendToConversation(String type, JsonObject item) {
        if (!report.isAside()) {
            outbox.send(type, "previous_item_id", JsonNull.INSTANCE, "item", item);
        }
    }

    private void sendPart(String type, Object... namesAndValues) {
        send(type, Json.with(Json.with(place(), "content_index", 0), namesAndValues));
    }

    private void send(String type, JsonObject fields) {
        outbox.send(type, fields);
    }
}
