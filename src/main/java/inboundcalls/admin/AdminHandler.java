package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import inboundcalls.net.Reason;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the one request of its connection, then closes it, unless it is for events. Lives on the administration port's loop. */
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);

    private final Gate gate;
    private final Pages pages;
    private final EventStreams streams;
    private boolean asked;

    AdminHandler(Gate gate, Pages pages, EventStreams streams) {
        this.gate = requireNonNull(gate);
        this.pages = requireNonNull(pages);
        this.streams = requireNonNull(streams);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (asked) {
            return;
        }
        asked = true;
        Optional<Answer> unreadable = unreadable(request);
        Optional<Answer> refusal = gate.refusal(request);
        if (unreadable.isPresent()) {
            WholeRequest.refuse(ctx, unreadable.get());
        } else if (refusal.isPresent()) {
            send(ctx, refusal.get());
        } else if (isForEvents(request)) {
            streams.open(ctx, request).ifPresent(answer -> send(ctx, answer));
        } else {
            pages.answer(request, ctx.channel().eventLoop())
                    .addListener((FutureListener<Answer>) answer -> send(ctx, answerOrFault(answer)));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("Puerto de administración: {}", Reason.of(cause));
        } else {
            LOG.error("Fallo interno en el puerto de administración", cause);
        }
        ctx.close();
    }

    private static Optional<Answer> unreadable(HttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause == null) {
            return Optional.empty();
        }
        if (cause instanceof TooLongHttpLineException) {
            return Optional.of(Answer.error(HttpResponseStatus.REQUEST_URI_TOO_LONG, "request line too long"));
        }
        return Optional.of(
                cause instanceof TooLongHttpHeaderException
                        ? Answer.error(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers too long")
                        : Answer.error(HttpResponseStatus.BAD_REQUEST, "request (expected: HTTP/1.1)"));
    }

    private static boolean isForEvents(HttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && new QueryStringDecoder(request.uri()).path().equals(EventStreams.PATH);
    }

    private static Answer answerOrFault(Future<Answer> answer) {
        if (answer.isSuccess()) {
            return answer.getNow();
        }
        LOG.error("Fallo interno en el puerto de administración", answer.cause());
        return Answer.error(HttpResponseStatus.INTERNAL_SERVER_ERROR, "internal error: see the log");
    }

    private static void send(ChannelHandlerContext ctx, Answer answer) {
        ctx.writeAndFlush(answer.toResponse(ctx.alloc())).addListener(ChannelFutureListener.CLOSE);
    }
}
