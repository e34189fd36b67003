package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.RejectedExecutionException;

/** One function call as its tool sees it. Lives on a loop of the tool group, where its outcome is decided once. */
final class ToolTask {
    private final Tool tool;
    private final ToolCall call;
    private final ToolContext context;
    private final Promise<ToolResult> outcome;

    ToolTask(Tool tool, ToolCall call, ToolContext context) {
        this.tool = tool;
        this.call = call;
        this.context = context;
        this.outcome = context.loop().newPromise();
    }

    /** An answer, a failure's text included, or cancelled; it never fails. Its listeners run on the loop. */
    Future<ToolResult> outcome() {
        return outcome;
    }

    /** From any thread; false when the loop has been shut down. */
    boolean start() {
        return enter(this::run);
    }

    /** From any thread; without effect when the loop has been shut down. */
    void cancel() {
        enter(() -> outcome.cancel(false));
    }

    private void run() {
        if (outcome.isDone()) {
            return;
        }
        Future<ToolResult> work = begin();
        outcome.addListener(decided -> work.cancel(false));
        work.addListener((FutureListener<ToolResult>) this::onEnd);
    }

    private Future<ToolResult> begin() {
        try {
            return requireNonNull(tool.run(call, context), "the tool's future");
        } catch (Throwable bug) {
            logBug(bug);
            return context.loop().newSucceededFuture(ToolFailure.broken());
        }
    }

    /** On the thread of the tool's choice. */
    private void onEnd(Future<ToolResult> work) {
        if (context.loop().inEventLoop()) {
            decide(work);
        } else {
            enter(() -> decide(work));
        }
    }

    private void decide(Future<ToolResult> work) {
        if (outcome.isDone()) {
            return;
        }
        if (work.isSuccess() && work.getNow() != null) {
            outcome.setSuccess(work.getNow());
        } else {
            logBug(work.isSuccess() ? new NullPointerException("the tool's result") : work.cause());
            outcome.setSuccess(ToolFailure.failed());
        }
    }

    private void logBug(Throwable bug) {
        context.log().error("Error interno en la función {}", tool.definition().name(), bug);
    }

    private boolean enter(Runnable step) {
        try {
            context.loop().execute(step);
            return true;
        } catch (RejectedExecutionException shutDown) {
            return false;
        }
    }
}
