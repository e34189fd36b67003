package inboundcalls.mikrotik;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import java.util.function.Function;

/** Futures that follow on others. */
final class Continuation {
    private Continuation() {}

    /**
     * What {@code next} makes of the first future's end, be it a failure. Cancelling the second cancels the first, and {@code next} is
     * not called.
     */
    static <A, B> Future<B> of(EventLoop loop, Future<A> first, Function<Future<A>, B> next) {
        Promise<B> second = loop.newPromise();
        second.addListener(done -> first.cancel(false));
        first.addListener((FutureListener<A>) ended -> {
            if (!second.isDone()) {
                complete(second, ended, next);
            }
        });
        return second;
    }

    private static <A, B> void complete(Promise<B> second, Future<A> ended, Function<Future<A>, B> next) {
        try {
            second.trySuccess(next.apply(ended));
        } catch (RuntimeException bug) {
            second.tryFailure(bug);
        }
    }
}
