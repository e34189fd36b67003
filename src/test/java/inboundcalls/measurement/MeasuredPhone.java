package inboundcalls.measurement;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.net.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** A silent phone that notes when each frame reaches it, and no sound: a hundred of them cost little. Read after it has hung up. */
final class MeasuredPhone extends SimpleChannelInboundHandler<ByteBuf> {
    private static final int FRAME_MILLIS = 20;
    private static final double FRAME_NANOS = FRAME_MILLIS * 1e6;
    private static final byte[] SILENCE = new byte[2 * 8 * FRAME_MILLIS];
    /** Among so many frames one at least comes on time. */
    private static final int FEW = 50;

    private final UUID uuid = UUID.randomUUID();
    private final long[] arrivals;
    private int frames;
    private long loudFrames;
    /** The frame that counting begins with. */
    private int first;

    private Channel channel;

    private MeasuredPhone(int mostFrames) {
        this.arrivals = new long[mostFrames];
    }

    static MeasuredPhone dial(EventLoop loop, InetSocketAddress server, int mostFrames) {
        MeasuredPhone phone = new MeasuredPhone(mostFrames);
        phone.channel = new Bootstrap()
                .group(loop)
                .channel(Transport.available().socketChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connected) {
                        connected.pipeline().addLast(new LengthFieldBasedFrameDecoder(1 << 16, 1, 2), phone);
                    }
                })
                .connect(server)
                .syncUninterruptibly()
                .channel();
        return phone;
    }

    /** Forgets what came before: how a cold server took the first calls is another question. */
    void begin() {
        channel.eventLoop().submit(this::countFromHere).syncUninterruptibly();
    }

    private void countFromHere() {
        first = frames;
        loudFrames = 0;
    }

    void hangUp() {
        channel.close().syncUninterruptibly();
    }

    int frames() {
        return frames - first;
    }

    /** How much of the time somebody spoke, 0 to 1. */
    double loudShare() {
        return (double) loudFrames / Math.max(1, frames());
    }

    /**
     * How many frames more (or, negative, fewer) came than 20 ms deadlines since counting began: told by the most punctual of the first and of the
     * last second, since any one may have been held up on its way.
     */
    long drift() {
        if (frames() < 2 * FEW) {
            return -arrivals.length;
        }
        double lost = (earliness(frames - FEW) - earliness(first)) / FRAME_NANOS;
        return -Math.round(lost);
    }

    /** Records how long each frame came after its place on the grid of the most punctual one, in microseconds. */
    void latenessTo(Histogram micros) {
        double grid = earliness(first);
        for (int i = first; i < frames; i++) {
            double late = arrivals[i] - arrivals[first] - (i - first) * FRAME_NANOS - grid;
            micros.recordValue(Math.max(0, Math.round(late / 1_000)));
        }
    }

    /** The least of what the frames from there on came after their places on the grid. */
    private double earliness(int from) {
        double least = Double.MAX_VALUE;
        for (int i = from; i < from + FEW; i++) {
            least = Math.min(least, arrivals[i] - arrivals[first] - (i - first) * FRAME_NANOS);
        }
        return least;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ByteBuf identity = ctx.alloc().buffer(19).writeByte(1).writeShort(16);
        ctx.writeAndFlush(identity.writeLong(uuid.getMostSignificantBits()).writeLong(uuid.getLeastSignificantBits()));
        ctx.executor().scheduleAtFixedRate(() -> speak(ctx), 0, FRAME_MILLIS, MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf message) {
        if (message.getByte(0) == 0x10 && frames < arrivals.length) {
            arrivals[frames++] = System.nanoTime();
            byte[] payload = new byte[message.readableBytes() - 3];
            message.getBytes(3, payload);
            loudFrames += Arrays.equals(payload, SILENCE) ? 0 : 1;
        }
    }

    /** Who hangs up while sound is on its way gets a reset. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    private static void speak(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            ByteBuf frame =
                    ctx.alloc().buffer(3 + SILENCE.length).writeByte(0x10).writeShort(SILENCE.length);
            ctx.writeAndFlush(frame.writeBytes(SILENCE));
        }
    }
}
