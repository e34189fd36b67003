package inboundcalls.call;

import static java.util.Objects.requireNonNull;

/** The most tokens that a call may take, over all its sessions. Lives on the call's event loop. */
final class TokenLimit {
    static final String GOODBYE =
            "La llamada ha llegado a su límite y se cuelga ahora. Dilo en español en una sola frase corta y despídete. No uses ninguna función.";

    private final long limit;
    private final CallStats stats;
    private final Closing closing;

    /** {@code limit}: zero for none. */
    TokenLimit(int limit, CallStats stats, Closing closing) {
        this.limit = limit == 0 ? Long.MAX_VALUE : limit;
        this.stats = requireNonNull(stats);
        this.closing = requireNonNull(closing);
    }

    /** A frame has gone by. */
    void beat(long now) {
        if (stats.usage().total() >= limit) {
            closing.begin(now);
        }
    }
}
