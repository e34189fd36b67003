package inboundcalls.simulation;

import com.google.gson.JsonObject;
import inboundcalls.audio.Pcm;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.Optional;

/** One item of the conversation: its JSON, and what its events do not carry. Lives on the session's event loop. */
final class Item {
    private final JsonObject json;
    private final Pcm heard;
    private final Future<Optional<Recording>> question;
    private long spokenSamples;
    private boolean considered;

    private Item(JsonObject json, Pcm heard, Future<Optional<Recording>> question) {
        this.json = json;
        this.heard = heard;
        this.question = question;
    }

    static Item of(JsonObject json) {
        return asked(json, ImmediateEventExecutor.INSTANCE.newSucceededFuture(Optional.empty()));
    }

    /** A turn of the client that is text. */
    static Item asked(JsonObject json, Future<Optional<Recording>> question) {
        return new Item(json, Pcm.silence(0, SimulatedRealtime.RATE), question);
    }

    /** A turn of the caller. */
    static Item heard(JsonObject json, Pcm heard, Future<Optional<Recording>> question) {
        return new Item(json, heard, question);
    }

    /** As events show it; written to as the item grows. */
    JsonObject json() {
        return json;
    }

    String id() {
        return Json.text(json, "id");
    }

    boolean is(String type) {
        return Json.text(json, "type").equals(type);
    }

    boolean isFrom(String role) {
        return is("message") && Json.text(json, "role").equals(role);
    }

    /** The caller's sound; empty for all other items. */
    Pcm heard() {
        return heard;
    }

    /** The question that it is, if it is one that the model knows; it may take a while until it is known. */
    Future<Optional<Recording>> question() {
        return question;
    }

    /** So much more of the model's sound was sent. */
    void spoke(int samples) {
        spokenSamples += samples;
    }

    long spokenMillis() {
        return Pcm.millis(spokenSamples, SimulatedRealtime.RATE);
    }

    /** From now on no more than this can be truncated. */
    void cut(long millis) {
        spokenSamples = millis * SimulatedRealtime.RATE / 1_000;
    }

    /** Whether a response has taken notice of it. */
    boolean isConsidered() {
        return considered;
    }

    void consider() {
        considered = true;
    }
}
