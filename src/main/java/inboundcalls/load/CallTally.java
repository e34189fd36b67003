package inboundcalls.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls came up, and how those ended that nobody hung up. Thread-safe. */
final class CallTally {
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger over = new AtomicInteger();
    private final Map<String, Integer> reasons = new ConcurrentHashMap<>();

    void cameUp() {
        connected.incrementAndGet();
    }

    void failed(String why) {
        over.incrementAndGet();
        reasons.merge(why, 1, Integer::sum);
    }

    void dropped(String why) {
        dropped.incrementAndGet();
        failed(why);
    }

    /** Calls that heard a frame, whatever became of them. */
    int up() {
        return connected.get();
    }

    int dropped() {
        return dropped.get();
    }

    /** Calls that came up or will not. */
    int settled() {
        return connected.get() + over.get() - dropped.get();
    }

    /** Why calls failed or were dropped, and how many. */
    Map<String, Integer> reasons() {
        return new TreeMap<>(reasons);
    }
}
