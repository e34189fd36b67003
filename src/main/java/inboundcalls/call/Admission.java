package inboundcalls.call;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls there may be at a time, and how many callers beside them may hear that there are too many. Who comes in keeps a place until the
 * connection is closed, whatever goes wrong before. Thread-safe.
 */
final class Admission {
    /** A sentence takes 3 s: so many hear it at a time, and those beyond are handed back at once. */
    static final int MOST_TOLD = 100;

    enum Place {
        CALL,
        /** Only to be told that there are too many. */
        PROMPT,
        NONE
    }

    private final int mostCalls;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();

    /** {@code mostCalls}: zero for any number. */
    Admission(int mostCalls) {
        this.mostCalls = mostCalls == 0 ? Integer.MAX_VALUE : mostCalls;
    }

    Place enter(Channel connection) {
        if (take(calls, mostCalls, connection)) {
            return Place.CALL;
        }
        return take(told, MOST_TOLD, connection) ? Place.PROMPT : Place.NONE;
    }

    private static boolean take(AtomicInteger places, int most, Channel connection) {
        boolean taken = places.getAndUpdate(count -> Math.min(count + 1, most)) < most;
        if (taken) {
            connection.closeFuture().addListener(closed -> places.decrementAndGet());
        }
        return taken;
    }
}
