package inboundcalls.net;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;

/** Event loops and the channels that fit them. A channel of one transport cannot live on a loop of another. */
public enum Transport {
    EPOLL(EpollSocketChannel.class, EpollServerSocketChannel.class, EpollDatagramChannel.class),
    NIO(NioSocketChannel.class, NioServerSocketChannel.class, NioDatagramChannel.class);

    private final Class<? extends SocketChannel> socket;
    private final Class<? extends ServerSocketChannel> serverSocket;
    private final Class<? extends DatagramChannel> datagram;

    Transport(
            Class<? extends SocketChannel> socket,
            Class<? extends ServerSocketChannel> serverSocket,
            Class<? extends DatagramChannel> datagram) {
        this.socket = socket;
        this.serverSocket = serverSocket;
        this.datagram = datagram;
    }

    /** Epoll where its native library loads: its timers cost a fifth of NIO's. */
    public static Transport available() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /**
     * New loops, one thread each, named {@code name-…}; threads start with the first work and are no daemons. Who asks for a group shuts it
     * down.
     */
    public EventLoopGroup group(int threads, String name) {
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(requireNonNull(name)), ioHandlers());
    }

    public Class<? extends SocketChannel> socketChannel() {
        return socket;
    }

    public Class<? extends ServerSocketChannel> serverSocketChannel() {
        return serverSocket;
    }

    public Class<? extends DatagramChannel> datagramChannel() {
        return datagram;
    }

    /**
     * Connections whose other side acknowledges nothing for so long break. Only epoll can be told; elsewhere it is the system's own time, some
     * 15 minutes.
     */
    public void breakWhenLost(ServerBootstrap server, Duration time) {
        if (this == EPOLL) {
            server.childOption(EpollChannelOption.TCP_USER_TIMEOUT, Math.toIntExact(time.toMillis()));
        }
    }

    private IoHandlerFactory ioHandlers() {
        return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }
}
