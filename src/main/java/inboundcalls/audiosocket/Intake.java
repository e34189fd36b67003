package inboundcalls.audiosocket;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Whether calls are taken: from when the server listens until it is drained, which may be long before the last call ends. Thread-safe. */
public final class Intake {
    private final AtomicReference<Channel> listener = new AtomicReference<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    /** Calls come through this from now on. */
    public void open(Channel listening) {
        listener.set(listening);
        if (draining.get()) {
            listening.close();
        }
    }

    public boolean isListening() {
        return listener().map(Channel::isActive).orElse(false);
    }

    public boolean isDraining() {
        return draining.get();
    }

    /** Takes no more calls, for good; those that are up, and connections that were let in, go on. No error when that was done before. */
    public Future<Void> drain() {
        draining.set(true);
        return listener()
                .<Future<Void>>map(Channel::close)
                .orElseGet(() -> ImmediateEventExecutor.INSTANCE.newSucceededFuture(null));
    }

    private Optional<Channel> listener() {
        return Optional.ofNullable(listener.get());
    }
}
