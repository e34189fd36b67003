package inboundcalls.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;

/** What a page answers. {@code headers}: beside those that every answer has. */
record Answer(HttpResponseStatus status, String contentType, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json; charset=utf-8";

    Answer {
        requireNonNull(status);
        requireNonNull(contentType);
        headers = Map.copyOf(headers);
    }

    static Answer json(HttpResponseStatus status, JsonElement body) {
        return new Answer(status, JSON, (body + "\n").getBytes(UTF_8), Map.of());
    }

    /** {@code what}: why there is no other answer. */
    static Answer error(HttpResponseStatus status, String what) {
        JsonObject body = new JsonObject();
        body.addProperty("error", what);
        return json(status, body);
    }

    Answer with(CharSequence header, String value) {
        return new Answer(status, contentType, body, Map.of(header.toString(), value));
    }

    /** The connection ends with it. */
    FullHttpResponse toResponse(ByteBufAllocator allocator) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, allocator.buffer(body.length).writeBytes(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set("x-content-type-options", "nosniff");
        headers.forEach(response.headers()::set);
        return response;
    }
}
