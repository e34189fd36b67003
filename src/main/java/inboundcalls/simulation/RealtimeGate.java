package inboundcalls.simulation;

import com.google.gson.JsonObject;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Lets those requests through to the handshake that have the key and name a model; refuses all others over HTTP. */
final class RealtimeGate extends ChannelInboundHandlerAdapter {
    private final Optional<String> key;
    private final AtomicInteger refusals;
    private final BooleanSupplier unavailable;

    /** {@code unavailable}, asked once a request: the scenario wants it refused, which does not count. */
    RealtimeGate(Optional<String> key, AtomicInteger refusals, BooleanSupplier unavailable) {
        this.key = key;
        this.refusals = refusals;
        this.unavailable = unavailable;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof FullHttpRequest request)) {
            super.channelRead(context, message);
            return;
        }
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        if (unavailable.getAsBoolean()) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "server_error",
                    "The server is overloaded.");
        } else if (!uri.path().equals(SimulatedRealtime.PATH)) {
            refuse(context, request, HttpResponseStatus.NOT_FOUND, "not_found", "Invalid URL");
        } else if (!isAllowed(request.headers().get(HttpHeaderNames.AUTHORIZATION, ""))) {
            refuse(context, request, HttpResponseStatus.UNAUTHORIZED, "invalid_api_key", "Incorrect API key provided.");
        } else if (uri.parameters().size() != 1 || model(uri).isEmpty()) {
            refuse(
                    context,
                    request,
                    HttpResponseStatus.BAD_REQUEST,
                    "missing_model",
                    "You must provide a model parameter.");
        } else {
            super.channelRead(context, message);
        }
    }

    private boolean isAllowed(String authorization) {
        return key.map(only -> ("Bearer " + only).equals(authorization)).orElse(true);
    }

    /** The model that the URL names, or an empty text. */
    static String model(QueryStringDecoder uri) {
        List<String> models = uri.parameters().getOrDefault("model", List.of());
        return models.size() == 1 ? models.get(0) : "";
    }

    private void refuse(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String code,
            String text) {
        refusals.incrementAndGet();
        answer(context, request, status, code, text);
    }

    private static void answer(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String code,
            String text) {
        request.release();
        JsonObject error = Json.object("type", "invalid_request_error", "code", code, "message", text);
        ByteBuf body = ByteBufUtil.writeUtf8(
                context.alloc(), Json.object("error", error).toString());
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
