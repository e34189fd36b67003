package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One response from {@code response.created} to {@code response.done}: the acts one after the other, speech faster than it is heard but not
 * all at once. Lives on the session's event loop.
 */
final class SimulatedResponse {
    /** So many pieces of a cancelled item are already on their way. */
    private static final int LATE_PIECES = 2;

    private final EventLoop loop;
    private final Outbox outbox;
    private final Conversation conversation;
    private final ResponseReport report;
    private final String format;
    private final double speed;
    private final Runnable whenDone;
    private final Deque<Act> acts = new ArrayDeque<>();
    private final List<OutputItem> output = new ArrayList<>();
    private Optional<OutputItem> current = Optional.empty();
    private boolean done;

    SimulatedResponse(
            EventLoop loop,
            Outbox outbox,
            Conversation conversation,
            ResponseReport report,
            String format,
            double speed,
            Runnable whenDone) {
        this.loop = loop;
        this.outbox = outbox;
        this.conversation = conversation;
        this.report = report;
        this.format = format;
        this.speed = speed;
        this.whenDone = whenDone;
    }

    String id() {
        return report.id();
    }

    boolean isDone() {
        return done;
    }

    void announce() {
        outbox.send("response.created", "response", report.inProgress());
        outbox.send("rate_limits.updated", "rate_limits", report.rateLimits());
    }

    /** Does these acts, the first at once, unless it was cancelled meanwhile. */
    void perform(List<Act> all) {
        acts.addAll(all);
        proceed();
    }

    /**
     * Stops. A piece or two of what was being said still goes out, then the closing events.
     *
     * @param reason {@code turn_detected} or {@code client_cancelled}
     */
    void cancel(String reason) {
        current.ifPresent(item -> {
            for (int i = 0; i < LATE_PIECES && !item.isComplete(); i++) {
                item.proceed();
            }
        });
        finish("cancelled", Json.object("type", "cancelled", "reason", reason));
    }

    /** The connection is gone: nothing more is sent. */
    void abandon() {
        done = true;
    }

    private void proceed() {
        if (done) {
            return;
        }
        if (current.isPresent()) {
            proceedWith(current.get());
        } else if (acts.isEmpty()) {
            finish("completed", JsonNull.INSTANCE);
        } else {
            begin(acts.remove());
        }
    }

    private void proceedWith(OutputItem item) {
        if (item.isComplete()) {
            item.end();
            current = Optional.empty();
            proceedAfter(0);
        } else {
            proceedAfter((long) (item.proceed() / speed));
        }
    }

    private void begin(Act act) {
        OutputPlace place = new OutputPlace(outbox, conversation, id(), output.size());
        if (act instanceof Act.Say say) {
            begin(new SpokenItem(place, outbox.id("item"), say, new SoundWire(format)));
        } else if (act instanceof Act.Call call) {
            begin(new CalledItem(place, outbox.id("item"), outbox.id("call"), call));
        } else if (act instanceof Act.SendError error) {
            outbox.send("error", "error", error(error.type(), error.code(), error.message()));
            proceedAfter(0);
        } else {
            stray(act);
        }
    }

    /** What only a scenario asks for. {@link Act.Hang} is to do nothing. */
    private void stray(Act act) {
        if (act instanceof Act.Pause pause) {
            proceedAfter(pause.millis());
        } else if (act instanceof Act.Fail fail) {
            JsonObject error = Json.object("type", fail.type(), "code", fail.code(), "message", fail.message());
            finish("failed", Json.object("type", "failed", "error", error));
        } else if (act instanceof Act.Close close) {
            outbox.close(close.code(), close.reason());
        } else if (act instanceof Act.StopReading) {
            outbox.stopReading();
            proceedAfter(0);
        } else if (act instanceof Act.Drop) {
            outbox.drop();
        }
    }

    private void begin(OutputItem item) {
        output.add(item);
        current = Optional.of(item);
        item.begin();
        proceedAfter(0);
    }

    private void finish(String status, JsonElement details) {
        current.ifPresent(OutputItem::end);
        current = Optional.empty();
        done = true;
        List<JsonObject> items =
                output.stream().map(item -> item.item().json().deepCopy()).toList();
        long spokenMillis =
                output.stream().mapToLong(item -> item.item().spokenMillis()).sum();
        outbox.send("response.done", "response", report.done(status, details, items, spokenMillis));
        whenDone.run();
    }

    private void proceedAfter(long millis) {
        loop.schedule(this::proceed, millis, TimeUnit.MILLISECONDS);
    }

    private static JsonObject error(String type, String code, String message) {
        return Json.object(
                "type",
                type,
                "code",
                code,
                "message",
                message,
                "param",
                JsonNull.INSTANCE,
                "event_id",
                JsonNull.INSTANCE);
    }
}
