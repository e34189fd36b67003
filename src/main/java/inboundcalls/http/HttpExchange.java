package inboundcalls.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One request and the end of its answer, over a connection that is closed when the promise is done. Lives on that connection's loop. */
final class HttpExchange extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final FullHttpRequest request;
    private final Promise<HttpAnswer> promise;

    HttpExchange(FullHttpRequest request, Promise<HttpAnswer> promise) {
        this.request = request;
        this.promise = promise;
    }

    void begin(ChannelFuture connecting, Duration deadline) {
        if (connecting.isDone() && !connecting.isSuccess()) {
            fail(HttpFailure.whileConnecting(
                    connecting.cause())); // where no socket could be made it has no loop either
            return;
        }
        Channel channel = connecting.channel();
        Future<?> timer =
                channel.eventLoop().schedule(() -> timeOut(deadline), deadline.toMillis(), TimeUnit.MILLISECONDS);
        promise.addListener(done -> {
            timer.cancel(false);
            channel.close();
        });
        connecting.addListener(this::onConnected);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        if (response.decoderResult().isFailure()) {
            fail(HttpFailure.whileTalking(response.decoderResult().cause()));
        } else if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            promise.trySuccess(
                    new HttpAnswer(response.status().code(), response.content().toString(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            fail(HttpFailure.whileTalking(handshake.cause()));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(HttpFailure.whileTalking(cause));
    }

    /** Comes after the close's own cause, and also to a channel that never was active: on a lookup's end, on a loop's shutdown. */
    @Override
    public void channelUnregistered(ChannelHandlerContext context) {
        fail(HttpFailure.Kind.BROKEN, "closed before the answer's end");
    }

    private void onConnected(Future<? super Void> connecting) {
        if (connecting.isSuccess()) {
            ((ChannelFuture) connecting).channel().writeAndFlush(request).addListener(this::onWritten);
        } else {
            fail(HttpFailure.whileConnecting(connecting.cause()));
        }
    }

    private void onWritten(Future<? super Void> writing) {
        if (!writing.isSuccess()) {
            fail(HttpFailure.whileTalking(writing.cause()));
        }
    }

    private void timeOut(Duration deadline) {
        fail(HttpFailure.Kind.TIMEOUT, "no answer in " + deadline.toMillis() + " ms");
    }

    private void fail(HttpFailure.Kind kind, String message) {
        fail(new HttpFailure(kind, message));
    }

    private void fail(HttpFailure failure) {
        promise.tryFailure(failure);
    }
}
