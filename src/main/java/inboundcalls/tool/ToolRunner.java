package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Runs tools for all calls on a group of its own, so many at a time and each so long. Thread-safe. */
public final class ToolRunner {
    private final Toolbox toolbox;
    private final EventLoopGroup group;
    private final Duration deadline;
    private final Semaphore places;

    /**
     * @param group its owner shuts it down, after the calls have ended: what runs then may never answer
     * @param deadline the longest that any tool may take
     * @param limit how many may run at a time; beyond it the model is told at once to try again
     */
    public ToolRunner(Toolbox toolbox, EventLoopGroup group, Duration deadline, int limit) {
        this.toolbox = requireNonNull(toolbox);
        this.group = requireNonNull(group);
        this.deadline = requireNonNull(deadline);
        this.places = new Semaphore(limit);
    }

    /**
     * On home. Whatever happens to the tool, {@code done} is told one result on home, after this method has returned, unless the run is
     * cancelled first.
     */
    public ToolRun start(ToolCall call, CallControl caller, EventExecutor home, Consumer<ToolResult> done) {
        ToolRun run = new ToolRun(home, done);
        Optional<Tool> tool = toolbox.find(call.name());
        if (tool.isEmpty()) {
            run.answer(ToolFailure.unknown(toolbox.names()));
        } else if (!places.tryAcquire()) {
            run.answer(ToolFailure.busy());
        } else {
            begin(new ToolTask(tool.get(), call, new ToolContext(group.next(), caller)), run);
        }
        return run;
    }

    private void begin(ToolTask task, ToolRun run) {
        task.outcome().addListener((FutureListener<ToolResult>) outcome -> end(outcome, run));
        run.onCancel(task::cancel);
        if (!task.start(deadline)) {
            places.release();
            run.answer(ToolFailure.closing());
        }
    }

    /** On the tool's loop. */
    private void end(Future<ToolResult> outcome, ToolRun run) {
        places.release();
        if (outcome.isSuccess()) {
            run.answer(outcome.getNow());
        }
    }
}
