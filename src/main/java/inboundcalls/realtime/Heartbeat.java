package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/** Tells a session that has nothing to say from one that is dead: after some silence it is asked for a pong, after twice as much it is given up. */
final class Heartbeat extends IdleStateHandler {
    private static final int SECONDS = 5;

    private final RealtimeWebSocket socket;

    Heartbeat(RealtimeWebSocket socket) {
        super(SECONDS, 0, 0, TimeUnit.SECONDS);
        this.socket = requireNonNull(socket);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        if (event.isFirst()) {
            socket.ping();
        } else {
            socket.failed(Kind.FROZEN, "no sign of life for " + 2 * SECONDS + " s");
        }
    }
}
