package inboundcalls.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** One connection to the simulated MikroTik API, which serves one request. */
final class SimulatedMikroTikHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final MikroTikEndpoints endpoints;
    private final Function<MikroTikRequest, MikroTikBehaviour> behaviour;

    /** @param behaviour asked once a request */
    SimulatedMikroTikHandler(MikroTikEndpoints endpoints, Function<MikroTikRequest, MikroTikBehaviour> behaviour) {
        this.endpoints = endpoints;
        this.behaviour = behaviour;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
        MikroTikRequest request = request(message);
        MikroTikBehaviour now = behaviour.apply(request);
        MikroTikReply reply = endpoints.reply(request, now);
        MikroTikFault fault = now.faultAt(request);
        context.executor()
                .schedule(
                        () -> send(context, reply, fault), now.delayOf(request).toMillis(), MILLISECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
        context.close();
    }

    private static MikroTikRequest request(FullHttpRequest message) {
        return new MikroTikRequest(
                message.method().name(),
                new QueryStringDecoder(message.uri()).path(),
                message.headers().get(HttpHeaderNames.CONTENT_TYPE, ""),
                message.content().toString(StandardCharsets.UTF_8));
    }

    private static void send(ChannelHandlerContext context, MikroTikReply reply, MikroTikFault fault) {
        switch (fault) {
            case DROP -> context.close();
            case HANG_IN_BODY -> sendHalf(context, reply);
            case NONE, SLOW, STATUS_500, HTML, BAD_JSON, DECLINE -> sendAll(context, reply);
        }
    }

    private static void sendAll(ChannelHandlerContext context, MikroTikReply reply) {
        ByteBuf body = body(reply);
        context.write(head(reply, body.readableBytes()));
        context.writeAndFlush(new DefaultLastHttpContent(body)).addListener(ChannelFutureListener.CLOSE);
    }

    private static void sendHalf(ChannelHandlerContext context, MikroTikReply reply) {
        ByteBuf body = body(reply);
        context.write(head(reply, body.readableBytes()));
        context.writeAndFlush(new DefaultHttpContent(body.readSlice(body.readableBytes() / 2)))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private static ByteBuf body(MikroTikReply reply) {
        return Unpooled.copiedBuffer(reply.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse head(MikroTikReply reply, int bytes) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, reply.contentType())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, bytes);
        return head;
    }
}
