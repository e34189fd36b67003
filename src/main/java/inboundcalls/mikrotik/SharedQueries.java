package inboundcalls.mikrotik;

import static java.util.Objects.requireNonNull;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Asks once what is asked several times: a question like one before, but for spaces and capitals, waits for that one's answer or is given it
 * while it is fresh. Failures are not kept. A request is cancelled when the last who waits for it is gone. Thread-safe.
 */
final class SharedQueries implements MikroTikQueries {
    /** Of which each keeps {@link MikroTikApiClient#BODY_LIMIT_BYTES} at most. */
    private static final int LIMIT = 64;

    private final MikroTikQueries api;
    private final Duration freshness;
    private final Ticker ticker;
    /** By question, the oldest first. */
    private final Map<String, Shared> queries = new LinkedHashMap<>();

    /** @param freshness how long after it came an answer is given again */
    SharedQueries(MikroTikQueries api, Duration freshness, Ticker ticker) {
        this.api = requireNonNull(api);
        this.freshness = requireNonNull(freshness);
        this.ticker = requireNonNull(ticker);
    }

    @Override
    public synchronized Future<MikroTikAnswer> query(EventLoop loop, String question) {
        queries.values().removeIf(this::isStale);
        String key = question.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        Shared query = queries.get(key);
        if (query == null) {
            query = new Shared(api.query(loop, question));
            keep(key, query);
        }
        return join(query, loop.newPromise());
    }

    private boolean isStale(Shared query) {
        return query.request.isDone()
                && (!query.isAnswered() || ticker.nanoTime() - query.answeredAt >= freshness.toNanos());
    }

    private void keep(String key, Shared query) {
        if (queries.size() == LIMIT) {
            queries.remove(queries.keySet().iterator().next());
        }
        queries.put(key, query);
    }

    private Future<MikroTikAnswer> join(Shared query, Promise<MikroTikAnswer> one) {
        query.waiting++;
        one.addListener(done -> leave(query));
        query.request.addListener((FutureListener<MikroTikAnswer>) ended -> {
            if (ended.isSuccess()) {
                one.trySuccess(ended.getNow());
            } else {
                one.tryFailure(ended.cause());
            }
        });
        return one;
    }

    private synchronized void leave(Shared query) {
        query.waiting--;
        if (query.waiting == 0) {
            queries.values().removeIf(one -> one == query && !query.request.isDone());
            query.request.cancel(false);
        }
    }

    /** One request and how many wait for it. */
    private final class Shared {
        private final Future<MikroTikAnswer> request;
        private int waiting;
        private long answeredAt;

        Shared(Future<MikroTikAnswer> request) {
            this.request = request;
            this.answeredAt = ticker.nanoTime();
            request.addListener(done -> onEnd());
        }

        boolean isAnswered() {
            return request.isSuccess() && request.getNow().success();
        }

        private void onEnd() {
            synchronized (SharedQueries.this) {
                answeredAt = ticker.nanoTime();
            }
        }
    }
}
