package inboundcalls.mikrotik;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;

/** Who answers questions about the routers, and what stands before it. Thread-safe. */
interface MikroTikQueries {
    /**
     * Asks in natural language. The future is the loop's and succeeds, with an answer that says why there is none if need be. Cancelling it
     * says that nobody waits any more.
     */
    Future<MikroTikAnswer> query(EventLoop loop, String question);
}
