package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;

import inboundcalls.net.Transport;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.StrictAudioSocketReader.Payload;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.util.UUID;

/**
 * A phone and the Asterisk before it, light enough for hundreds of them: sends the messages that it is given, encoded in advance, and tells of
 * each frame that comes; drops the call for what makes the real Asterisk drop it. Lives on its loop.
 */
public final class LightPhone {
    private static final int CONNECT_MILLIS = 2_000;

    /** What becomes of the call; called on the loop. */
    public interface Listener {
        /** The server has the UUID. */
        void onConnected();

        /** A frame came, with sound in it or without. */
        void onFrame(boolean isAudible);

        /** The call is over; the last that is told. */
        void onEnd(CallEnd end);
    }

    private final Listener listener;
    private Channel channel;
    private boolean over;

    private LightPhone(Listener listener) {
        this.listener = requireNonNull(listener);
    }

    /** Calls a server; from any thread. */
    public static LightPhone dial(
            Transport transport, EventLoop loop, InetSocketAddress server, UUID uuid, Listener listener) {
        LightPhone phone = new LightPhone(listener);
        new Bootstrap()
                .group(loop)
                .channel(transport.socketChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(phone.pipeline())
                .connect(server)
                .addListener((ChannelFuture connected) -> phone.onConnected(connected, uuid));
        return phone;
    }

    /** See {@link PhoneMessage}. A server that takes none loses the call. */
    public void send(byte[] message) {
        if (!over && channel.isWritable()) {
            channel.writeAndFlush(channel.alloc().buffer(message.length).writeBytes(message), channel.voidPromise());
        } else {
            end(new CallEnd(Kind.SERVER_STALLED, ""));
        }
    }

    /** Asterisk only closes the connection. */
    public void hangUp() {
        end(new CallEnd(Kind.CALLER_HUNG_UP, ""));
    }

    private ChannelInitializer<Channel> pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel connected) {
                connected
                        .pipeline()
                        .addLast(new StrictAudioSocketReader(LightPhone.this::end))
                        .addLast(new Ear());
            }
        };
    }

    private void onConnected(ChannelFuture connected, UUID uuid) {
        if (connected.isSuccess()) {
            channel = connected.channel();
            send(PhoneMessage.identity(uuid));
            listener.onConnected();
        } else {
            end(new CallEnd(Kind.REFUSED, String.valueOf(connected.cause().getMessage())));
        }
    }

    private void end(CallEnd how) {
        if (over) {
            return;
        }
        over = true;
        listener.onEnd(how);
        if (channel != null) {
            channel.close();
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<Payload> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Payload payload) {
            if (!over) {
                listener.onFrame(AudibleFrame.isAudible(payload.bytes()));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            end(new CallEnd(Kind.SERVER_HUNG_UP, "closed"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            end(new CallEnd(Kind.RESET, String.valueOf(cause.getMessage())));
        }
    }
}
