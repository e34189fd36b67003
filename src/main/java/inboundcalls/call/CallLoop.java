package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The event loop of a call, as the call's parts use it: what throws in one of their tasks is a bug that ends this call, of which Netty would
 * tell nobody. All of a call's timers and listeners run through here.
 */
final class CallLoop {
    private final EventLoop loop;
    private final Consumer<Throwable> onFault;

    /** {@code fault} is told of bugs, on the loop. */
    CallLoop(EventLoop loop, Consumer<Throwable> fault) {
        this.loop = requireNonNull(loop);
        this.onFault = requireNonNull(fault);
    }

    /** For what is not the call's own: its bugs are not the call's. */
    EventLoop shared() {
        return loop;
    }

    Ticker ticker() {
        return loop.ticker();
    }

    boolean inEventLoop() {
        return loop.inEventLoop();
    }

    /** From any thread. */
    void execute(Runnable task) {
        loop.execute(() -> run(task));
    }

    Future<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return loop.schedule(() -> run(task), delay, unit);
    }

    <T> Future<T> newSucceededFuture(T result) {
        return loop.newSucceededFuture(result);
    }

    <T> Promise<T> newPromise() {
        return loop.newPromise();
    }

    /** Now, on the loop. */
    void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable bug) {
            onFault.accept(bug);
        }
    }
}
