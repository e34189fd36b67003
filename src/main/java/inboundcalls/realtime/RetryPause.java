package inboundcalls.realtime;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before another attempt: not at first, then twice as long after each failure. Up to half of it is chance, so that the calls
 * that a provider loses all at once do not come back all at once.
 */
public final class RetryPause {
    private static final long FIRST_MILLIS = 200;

    private RetryPause() {}

    /** {@code failures}: in a row, so far. */
    public static long millisAfter(int failures) {
        if (failures == 0) {
            return 0;
        }
        long longest = FIRST_MILLIS << (failures - 1);
        return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    }
}
