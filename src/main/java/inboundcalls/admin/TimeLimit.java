package inboundcalls.admin;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;

/** Closes a connection that is still there after {@value #SECONDS_OPEN} s, however slowly the other side sends or takes. */
final class TimeLimit extends ChannelInboundHandlerAdapter {
    static final int SECONDS_OPEN = 10;

    private Future<?> end;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        end = ctx.executor().schedule(() -> ctx.close(), SECONDS_OPEN, SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end.cancel(false);
    }
}
