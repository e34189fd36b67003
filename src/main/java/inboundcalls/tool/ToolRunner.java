package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs tools for all calls on a group of its own, so many at a time and each so long. Thread-safe. */
public final class ToolRunner {
    private final Toolbox toolbox;
    private final EventLoopGroup group;
    private final Duration deadline;
    private final ToolPlaces places;

    /**
     * @param group its owner shuts it down, after the calls have ended: what runs then may never answer
     * @param deadline the longest that the model is kept waiting by a tool that has no deadline of its own
     * @param places how many may run at a time; beyond it the model is told so at once
     */
    public ToolRunner(Toolbox toolbox, EventLoopGroup group, Duration deadline, ToolPlaces places) {
        this.toolbox = requireNonNull(toolbox);
        this.group = requireNonNull(group);
        this.deadline = requireNonNull(deadline);
        this.places = requireNonNull(places);
    }

    /**
     * On home. Whatever happens to the tool, {@code done} is told one result on home, after this method has returned, unless the run is
     * cancelled first.
     */
    public ToolRun start(ToolCall call, CallControl caller, EventExecutor home, Consumer<ToolResult> done) {
        ToolRun run = new ToolRun(home, done);
        Optional<Tool> tool = toolbox.find(call.name());
        if (tool.isEmpty()) {
            run.answer(ToolFailure.unknown(toolbox.definitions()));
            return run;
        }
        switch (places.take(caller.uuid())) {
            case TAKEN -> begin(tool.get(), call, caller, run);
            case CALL_FULL -> run.answer(ToolFailure.busyCall());
            case ALL_FULL -> run.answer(ToolFailure.busy());
        }
        return run;
    }

    private void begin(Tool tool, ToolCall call, CallControl caller, ToolRun run) {
        ToolTask task = new ToolTask(tool, call, new ToolContext(group.next(), caller));
        task.outcome().addListener((FutureListener<ToolResult>) outcome -> end(outcome, caller, run));
        run.limit(task::cancel, tool.deadline().orElse(deadline));
        if (!task.start()) {
            places.release(caller.uuid());
            run.answer(ToolFailure.closing());
        }
    }

    /** On the tool's loop. */
    private void end(Future<ToolResult> outcome, CallControl caller, ToolRun run) {
        places.release(caller.uuid());
        if (outcome.isSuccess()) {
            run.answer(outcome.getNow());
        }
    }
}
