package inboundcalls.admin;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.call.CallRegistry;
import inboundcalls.call.CallRegistry.Asked;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Asks the calls that are up how they stand, each on its own loop, and waits {@value #SECONDS_TO_ANSWER} s at most. Thread-safe. */
final class LiveCalls {
    static final int SECONDS_TO_ANSWER = 1;

    private final CallRegistry calls;

    LiveCalls(CallRegistry calls) {
        this.calls = requireNonNull(calls);
    }

    /** On the loop. Always succeeds; a call whose view is not done then has not answered in time. */
    Future<List<Asked>> ask(EventLoop loop) {
        return answers(calls.ask(), loop);
    }

    /** As {@link #ask}, with the scenes. */
    Future<List<Asked>> watch(EventLoop loop) {
        return answers(calls.watch(), loop);
    }

    private static Future<List<Asked>> answers(List<Asked> asked, EventLoop loop) {
        Promise<Void> all = loop.newPromise();
        PromiseCombiner combiner = new PromiseCombiner(loop);
        asked.forEach(call -> combiner.add(call.view()));
        combiner.finish(all);
        Future<?> limit = loop.schedule(() -> all.tryFailure(new TimeoutException()), SECONDS_TO_ANSWER, SECONDS);
        Promise<List<Asked>> done = loop.newPromise();
        all.addListener(end -> {
            limit.cancel(false);
            done.setSuccess(asked);
        });
        return done;
    }
}
