package inboundcalls.admin;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Collects a request and its body. One that is too large is refused; what still comes of it is dropped. */
final class WholeRequest extends HttpObjectAggregator {
    private static final int SECONDS_TO_READ_THE_REFUSAL = 1;

    WholeRequest(int mostBodyBytes) {
        super(mostBodyBytes);
    }

    /** Nobody is asked to go on: no page wants a body. */
    @Override
    protected Object newContinueResponse(HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
        return null;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
        refuse(
                ctx,
                Answer.error(
                        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                        "body longer than " + maxContentLength() + " bytes (expected: none)"));
    }

    /** Without closing at once: with input unread that would be a reset, which may overtake the answer. */
    static void refuse(ChannelHandlerContext ctx, Answer answer) {
        ctx.writeAndFlush(answer.toResponse(ctx.alloc()), ctx.voidPromise());
        ctx.executor().schedule(() -> ctx.close(), SECONDS_TO_READ_THE_REFUSAL, SECONDS);
    }
}
