package inboundcalls.admin;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;

import inboundcalls.config.Admin;
import inboundcalls.net.Reason;
import inboundcalls.net.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.LocalDate;

/** Listens for those who watch the server, until its loop is shut down. */
public final class AdminServer {
    private static final int BACKLOG = 64;

    private final ServerBootstrap bootstrap;
    private final InetSocketAddress address;

    /** {@code loop}: one, for all of it; its owner shuts it down. */
    public AdminServer(Transport transport, EventLoopGroup loop, Admin settings, Watched watched) {
        requireNonNull(watched);
        this.address = new InetSocketAddress(settings.address(), settings.port());
        LiveCalls calls = new LiveCalls(watched.calls());
        Today today = new Today(watched, LocalDate::now);
        loop.next().scheduleWithFixedDelay(today::turn, 1, 1, MINUTES);
        EventStreams streams = new EventStreams(calls, new PanelJson(watched, today));
        Pages pages = Pages.of(watched, calls);
        this.bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(transport.serverSocketChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new AdminInitializer(new Gate(settings), pages, streams));
    }

    /**
     * Blocks until it listens; where it does. Port 0 takes a free one.
     *
     * @throws IOException with a message for the operator when it cannot
     */
    public InetSocketAddress listen() throws IOException {
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + " (admin.port): "
                            + Reason.of(bound.cause()),
                    bound.cause());
        }
        return (InetSocketAddress) bound.channel().localAddress();
    }
}
