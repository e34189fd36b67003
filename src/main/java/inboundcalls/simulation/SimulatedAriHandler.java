package inboundcalls.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One connection to the simulated ARI, which serves one request. */
final class SimulatedAriHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final AriEndpoints endpoints;
    private final Supplier<AriBehaviour> behaviour;
    private final Consumer<String> requests;

    /**
     * @param behaviour asked once a request
     * @param requests told method, path and parameters of each
     */
    SimulatedAriHandler(AriEndpoints endpoints, Supplier<AriBehaviour> behaviour, Consumer<String> requests) {
        this.endpoints = endpoints;
        this.behaviour = behaviour;
        this.requests = requests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        requests.accept(request.method() + " " + request.uri());
        AriBehaviour now = behaviour.get();
        AriReply reply = reply(request, now.fault());
        context.executor()
                .schedule(() -> send(context, reply, now.fault()), now.delay().toMillis(), MILLISECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
        context.close();
    }

    private AriReply reply(FullHttpRequest request, AriFault fault) {
        QueryStringDecoder url = new QueryStringDecoder(request.uri());
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        return switch (fault) {
            case STATUS_500 -> AriReply.failure(500, "Internal Server Error");
            case STATUS_404 -> AriReply.failure(404, "Not Found");
            case HTML -> AriReply.html();
            case NONE, DROP -> endpoints.reply(request.method().name(), url.path(), url.parameters(), authorization);
        };
    }

    private static void send(ChannelHandlerContext context, AriReply reply, AriFault fault) {
        if (fault == AriFault.DROP) {
            context.close();
        } else {
            context.writeAndFlush(response(reply)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static FullHttpResponse response(AriReply reply) {
        ByteBuf body = Unpooled.copiedBuffer(reply.body(), StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, reply.contentType())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        return response;
    }
}
