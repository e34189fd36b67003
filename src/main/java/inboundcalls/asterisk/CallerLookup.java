package inboundcalls.asterisk;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/**
 * Finds out who calls. At most one request is under way, whose answer is for every call that waits; a call that an answer does not tell of is
 * looked for in those that were asked for after it began, two at most. Thread-safe: it lives on one loop of the tool group.
 */
public final class CallerLookup {
    private static final int TRIES = 2;
    private static final long PAUSE_MILLIS = 100;

    private final AriClient ari;
    private final EventLoop loop;
    private final List<Search> searches = new ArrayList<>();
    private boolean asking;

    public CallerLookup(AriClient ari, EventLoop loop) {
        this.ari = requireNonNull(ari);
        this.loop = requireNonNull(loop);
    }

    /**
     * Asks from any thread; the future is home's. Empty when Asterisk does not know the call; fails with an {@link AriFailure} when it cannot
     * be asked.
     */
    public Future<Optional<Caller>> find(UUID call, EventExecutor home) {
        Search search = new Search(call, home.newPromise());
        try {
            loop.execute(() -> begin(search));
            return search.promise;
        } catch (RejectedExecutionException shutDown) {
            return ImmediateEventExecutor.INSTANCE.newSucceededFuture(Optional.empty());
        }
    }

    private void begin(Search search) {
        searches.add(search);
        ask();
    }

    private void ask() {
        searches.removeIf(search -> search.promise.isDone()); // the call is over
        if (!asking && !searches.isEmpty()) {
            asking = true;
            searches.forEach(search -> search.tries++);
            List<Search> asked = List.copyOf(searches);
            ari.channels(loop).addListener((FutureListener<List<AriChannel>>) answer -> onAnswer(answer, asked));
        }
    }

    private void onAnswer(Future<List<AriChannel>> answer, List<Search> asked) {
        asking = false;
        searches.forEach(search -> search.look(answer));
        searches.removeIf(search -> search.promise.isDone());
        boolean anyNew = searches.stream().anyMatch(search -> !asked.contains(search));
        if (anyNew) {
            ask();
        } else if (!searches.isEmpty()) {
            loop.schedule(this::ask, PAUSE_MILLIS, MILLISECONDS);
        }
    }

    /** One call that waits. */
    private static final class Search {
        private final UUID call;
        private final Promise<Optional<Caller>> promise;
        /** Requests made since the call began. */
        private int tries;

        Search(UUID call, Promise<Optional<Caller>> promise) {
            this.call = call;
            this.promise = promise;
        }

        void look(Future<List<AriChannel>> answer) {
            Optional<Caller> found = answer.isSuccess() ? Caller.find(call, answer.getNow()) : Optional.empty();
            boolean last = tries == TRIES;
            if (last && !answer.isSuccess()) {
                promise.tryFailure(answer.cause());
            } else if (last || found.isPresent()) {
                promise.trySuccess(found);
            }
        }
    }
}
