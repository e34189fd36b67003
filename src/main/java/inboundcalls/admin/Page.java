package inboundcalls.admin;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;

/** What is found at a path. Asked on the administration port's loop, which it must not block; the answer is that loop's. */
@FunctionalInterface
interface Page {
    Future<Answer> answer(QueryStringDecoder query, EventLoop loop);
}
