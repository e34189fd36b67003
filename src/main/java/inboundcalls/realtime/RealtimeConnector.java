package inboundcalls.realtime;

import inboundcalls.log.CallLog;
import io.netty.channel.EventLoop;

/** Opens sessions with the model. */
@FunctionalInterface
public interface RealtimeConnector {
    /**
     * Starts to connect, in {@code pauseMillis} from now, and returns at once. Everything of the session happens on {@code loop}; {@code listener} is told of it from the loop's next turn
     * on, the end included, whether the session ever opened or not.
     */
    RealtimeSession connect(EventLoop loop, RealtimeListener listener, CallLog log, long pauseMillis);
}
