package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.util.concurrent.Ticker;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The calls that ended last, so that who watches sees how: {@value #MOST} at most, for {@value #MINUTES_KEPT} minutes. Thread-safe. */
public final class RecentCalls {
    static final int MOST = 12;
    static final int MINUTES_KEPT = 10;

    private final Ticker ticker;
    private final Deque<Ended> ended = new ConcurrentLinkedDeque<>();

    /** {@code view}: how the call stood at its end, which was {@code at} that nanosecond of the ticker. */
    public record Ended(CallView view, EndReason reason, long at) {}

    RecentCalls(Ticker ticker) {
        this.ticker = requireNonNull(ticker);
    }

    void add(CallView view, EndReason reason) {
        ended.addFirst(new Ended(view, reason, ticker.nanoTime()));
        while (ended.size() > MOST) {
            ended.pollLast();
        }
    }

    /** The newest first. What is too old is forgotten. */
    public List<Ended> newest() {
        ended.removeIf(call -> ticker.nanoTime() - call.at > MINUTES.toNanos(MINUTES_KEPT));
        return List.copyOf(ended);
    }

    public long secondsSince(Ended call) {
        return NANOSECONDS.toSeconds(ticker.nanoTime() - call.at);
    }
}
