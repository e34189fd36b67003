package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.ImmediateEventExecutor;

/**
 * The pipeline of a connection, which brings one request and takes one answer. Who sends too much is refused, who takes too long is closed, as
 * are connections beyond {@value #MOST_CONNECTIONS}.
 */
final class AdminInitializer extends ChannelInitializer<SocketChannel> {
    static final int MOST_CONNECTIONS = 64;
    static final int MOST_LINE_BYTES = 2 << 10;
    static final int MOST_HEADER_BYTES = 8 << 10;
    static final int MOST_BODY_BYTES = 4 << 10;

    private final Gate gate;
    private final Pages pages;
    private final EventStreams streams;
    private final ChannelGroup open = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

    AdminInitializer(Gate gate, Pages pages, EventStreams streams) {
        this.gate = requireNonNull(gate);
        this.pages = requireNonNull(pages);
        this.streams = requireNonNull(streams);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (open.size() >= MOST_CONNECTIONS) {
            channel.close();
            return;
        }
        open.add(channel);
        HttpDecoderConfig limits =
                new HttpDecoderConfig().setMaxInitialLineLength(MOST_LINE_BYTES).setMaxHeaderSize(MOST_HEADER_BYTES);
        channel.pipeline()
                .addLast(new TimeLimit())
                .addLast(new HttpServerCodec(limits))
                .addLast(new WholeRequest(MOST_BODY_BYTES))
                .addLast(new AdminHandler(gate, pages, streams));
    }
}
