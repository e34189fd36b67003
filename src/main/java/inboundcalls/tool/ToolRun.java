package inboundcalls.tool;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** One function call as its caller sees it. Lives on the caller's executor, its home. */
public final class ToolRun {
    private final EventExecutor home;
    private final Consumer<ToolResult> done;
    private Runnable stop = () -> {};
    private boolean over;

    ToolRun(EventExecutor home, Consumer<ToolResult> done) {
        this.home = home;
        this.done = done;
    }

    /** On home. Stops the work; from now on there is no answer, not even one that is on its way. */
    public void cancel() {
        assert home.inEventLoop();
        if (!over) {
            over = true;
            stop.run();
        }
    }

    /** What a cancel does to the work; told before there can be an answer. */
    void onCancel(Runnable stop) {
        this.stop = stop;
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
            done.accept(result);
        }
    }
}
