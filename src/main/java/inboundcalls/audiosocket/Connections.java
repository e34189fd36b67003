package inboundcalls.audiosocket;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;

/** The connections that are open, and which of them have not said yet which call they are. Thread-safe. */
public final class Connections {
    private final ChannelGroup all;
    private final ChannelGroup waiting;

    public Connections(EventExecutor executor) {
        this.all = new DefaultChannelGroup(executor);
        this.waiting = new DefaultChannelGroup(executor);
    }

    /** Until it closes it is one of them. */
    void add(Channel connection) {
        all.add(connection);
        waiting.add(connection);
    }

    /** It is a call from now on. */
    public void identified(Channel connection) {
        waiting.remove(connection);
    }

    public int size() {
        return all.size();
    }

    public int waiting() {
        return waiting.size();
    }

    /** Closes those that are no calls. */
    public void closeWaiting() {
        waiting.close();
    }

    /** Succeeds when those that are open now have closed. */
    public Future<Void> closed() {
        return all.newCloseFuture();
    }
}
