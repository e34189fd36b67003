package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The responses out of the conversation: any number at a time, beside the conversation's own. Nothing of them stays, the caller's voice does
 * not stop them, and a cancel only when it names them. Lives on the session's event loop.
 */
final class Asides {
    private final EventLoop loop;
    private final Outbox outbox;
    private final SessionConfig config;
    private final SimulatedModel model;
    private final Scenario scenario;
    private final List<SimulatedResponse> active = new ArrayList<>();

    Asides(EventLoop loop, Outbox outbox, SessionConfig config, SimulatedModel model, Scenario scenario) {
        this.loop = loop;
        this.outbox = outbox;
        this.config = config;
        this.model = model;
        this.scenario = scenario;
    }

    void respond(JsonObject overrides) {
        JsonElement metadata = overrides.has("metadata") ? overrides.get("metadata") : JsonNull.INSTANCE;
        Conversation none = Conversation.none();
        String instructions = Json.text(overrides, "instructions");
        ResponseReport report =
                new ResponseReport(outbox.id("resp"), none.id(), metadata, TokenCount.ofAside(instructions));
        SimulatedResponse response = new SimulatedResponse(
                loop, outbox, none, report, config.outputFormat(), scenario.speed(), this::forgetDone);
        active.add(response);
        response.announce();
        response.perform(List.of(model.sayAside(instructions)));
    }

    Optional<SimulatedResponse> active(String id) {
        return active.stream().filter(response -> response.id().equals(id)).findFirst();
    }

    /** The connection is gone. */
    void end() {
        active.forEach(SimulatedResponse::abandon);
    }

    private void forgetDone() {
        active.removeIf(SimulatedResponse::isDone);
    }
}
