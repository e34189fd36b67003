package inboundcalls.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;

/** Futures that follow on others. */
public final class Continuation {
    private Continuation() {}

    /**
     * What {@code next} makes of the first future's end, be it a failure; what it throws is the second's failure. Cancelling the second
     * cancels the first, and {@code next} is not called.
     */
    public static <A, B> Future<B> of(EventLoop loop, Future<A> first, Next<A, B> next) {
        Promise<B> second = loop.newPromise();
        second.addListener(done -> first.cancel(false));
        first.addListener((FutureListener<A>) ended -> {
            if (!second.isDone()) {
                complete(second, ended, next);
            }
        });
        return second;
    }

    private static <A, B> void complete(Promise<B> second, Future<A> ended, Next<A, B> next) {
        try {
            second.trySuccess(next.apply(ended));
        } catch (Exception failure) {
            second.tryFailure(failure);
        }
    }

    /** Makes one end of another. */
    @FunctionalInterface
    public interface Next<A, B> {
        B apply(Future<A> ended) throws Exception;
    }
}
