package inboundcalls.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.call.CallRegistry.Asked;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Server-sent events for those who have the panel open: how everything stands, once a second. The calls are asked once for all of them, and
 * not at all while nobody watches. Who does not take an event in time misses it, and after {@value #MOST_MISSED} in a row is let go. Each
 * event is a whole picture, so none is needed between them to see that the connection lives. Lives on the administration port's loop, with
 * which it ends.
 */
final class EventStreams {
    static final String PATH = "/events";
    static final int MOST_STREAMS = 8;
    static final int MOST_MISSED = 15;

    private final LiveCalls calls;
    private final PanelJson panel;
    private final List<Watcher> watchers = new ArrayList<>();
    private boolean ticking;
    private boolean asking;

    EventStreams(LiveCalls calls, PanelJson panel) {
        this.calls = requireNonNull(calls);
        this.panel = requireNonNull(panel);
    }

    /** Empty: from now on it gets events, of which each also tells the score of the call that it asked for. */
    Optional<Answer> open(ChannelHandlerContext ctx, HttpRequest request) {
        if (watchers.size() >= MOST_STREAMS) {
            return Optional.of(
                    Answer.error(HttpResponseStatus.SERVICE_UNAVAILABLE, MOST_STREAMS + " panels are open: no more")
                            .with(HttpHeaderNames.RETRY_AFTER, "10"));
        }
        ctx.pipeline().remove(TimeLimit.class);
        ctx.writeAndFlush(head(), ctx.voidPromise());
        Watcher watcher = new Watcher(ctx.channel(), chosen(request));
        watchers.add(watcher);
        ctx.channel().closeFuture().addListener(closed -> watchers.remove(watcher));
        ask(ctx);
        if (!ticking) {
            ticking = true;
            tickLater(ctx);
        }
        return Optional.empty();
    }

    /** It goes on on the loop, whichever connection began it, for as long as there is anybody. */
    private void tickLater(ChannelHandlerContext ctx) {
        ctx.channel().eventLoop().schedule(() -> tick(ctx), 1, SECONDS);
    }

    private void tick(ChannelHandlerContext ctx) {
        ticking = !watchers.isEmpty();
        if (ticking) {
            ask(ctx);
            tickLater(ctx);
        }
    }

    private void ask(ChannelHandlerContext ctx) {
        if (!asking) {
            asking = true;
            Future<List<Asked>> answers = calls.watch(ctx.channel().eventLoop());
            answers.addListener(done -> {
                asking = false;
                List<Asked> live = answers.getNow().stream()
                        .sorted(Comparator.comparingLong(EventStreams::age).reversed())
                        .toList();
                List.copyOf(watchers).forEach(watcher -> watcher.send(live));
            });
        }
    }

    private static long age(Asked call) {
        return call.view().isSuccess() ? call.view().getNow().millis() : Long.MAX_VALUE;
    }

    private static HttpResponse head() {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("x-content-type-options", "nosniff");
        HttpUtil.setTransferEncodingChunked(head, true);
        return head;
    }

    private static Optional<String> chosen(HttpRequest request) {
        return new QueryStringDecoder(request.uri())
                .parameters().getOrDefault("call", List.of()).stream().findFirst();
    }

    private final class Watcher {
        private final Channel channel;
        private final Optional<String> chosen;
        private int missed;

        Watcher(Channel channel, Optional<String> chosen) {
            this.channel = channel;
            this.chosen = chosen;
        }

        void send(List<Asked> live) {
            if (channel.isWritable()) {
                missed = 0;
                String event = "data: " + panel.of(live, chosen) + "\n\n"; // Gson writes no line breaks
                channel.writeAndFlush(
                        new DefaultHttpContent(Unpooled.wrappedBuffer(event.getBytes(UTF_8))), channel.voidPromise());
            } else if (++missed >= MOST_MISSED) {
                channel.close();
            }
        }
    }
}
