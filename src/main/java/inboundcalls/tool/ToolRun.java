package inboundcalls.tool;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One function call as its caller sees it. Lives on the caller's executor, its home. */
public final class ToolRun {
    private final EventExecutor home;
    private final Consumer<ToolResult> done;
    private Runnable end = () -> {};
    private boolean over;

    ToolRun(EventExecutor home, Consumer<ToolResult> done) {
        this.home = home;
        this.done = done;
    }

    /** On home. As {@link ToolRunner#start}, of a call that is not run: this is its answer. */
    public static ToolRun answered(ToolResult result, EventExecutor home, Consumer<ToolResult> done) {
        ToolRun run = new ToolRun(home, done);
        run.answer(result);
        return run;
    }

    /** On home. Stops the work; from now on there is no answer, not even one that is on its way. */
    public void cancel() {
        assert home.inEventLoop();
        if (!over) {
            over = true;
            end.run();
        }
    }

    /** On home, before there can be an answer: what ends the work, and by when there is to be an answer. */
    void limit(Runnable stop, Duration deadline) {
        Future<?> timer = home.schedule(() -> deliver(ToolFailure.late()), deadline.toMillis(), TimeUnit.MILLISECONDS);
        end = () -> {
            timer.cancel(false);
            stop.run();
        };
    }

    /** From any thread. Only the first answer counts; a home that has been shut down needs none. */
    void answer(ToolResult result) {
        try {
            home.execute(() -> deliver(result));
        } catch (RejectedExecutionException shutDown) {
            // the call is over
        }
    }

    private void deliver(ToolResult result) {
        if (!over) {
            over = true;
            end.run();
            done.accept(result);
        }
    }
}
