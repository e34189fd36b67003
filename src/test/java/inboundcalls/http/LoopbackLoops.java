package inboundcalls.http;

import inboundcalls.net.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Event loops of a test class; they end with it. */
public final class LoopbackLoops implements AfterAllCallback {
    private static final int PATIENCE_SECONDS = 20;

    private final EventLoopGroup group = Transport.available().group(2, "test-loops");

    public EventLoopGroup group() {
        return group;
    }

    public EventLoop next() {
        return group.next();
    }

    /** Waits as long as a broken test deserves. */
    public static <T> T await(Future<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The failure of a future that must fail. */
    public static Throwable awaitFailure(Future<?> future) throws Exception {
        try {
            throw new AssertionError("done: " + future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        group.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
