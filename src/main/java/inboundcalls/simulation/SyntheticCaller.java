package inboundcalls.simulation;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.audio.Pcm;
import inboundcalls.audiosocket.AudioSocketEncoder;
import inboundcalls.audiosocket.AudioSocketMessage.Audio;
import inboundcalls.audiosocket.AudioSocketMessage.Digit;
import inboundcalls.audiosocket.AudioSocketMessage.Identity;
import inboundcalls.audiosocket.MessageKind;
import inboundcalls.net.Reason;
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
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * A phone and the Asterisk between it and the server: sends the UUID, then a frame every 20 ms whether the caller speaks or not, and drops the
 * call for whatever makes the real Asterisk drop it. Nothing that it hears is paced. Methods may be called from any thread.
 */
public final class SyntheticCaller {
    private static final int FRAME_MILLIS = 20;
    private static final int KEY_MILLIS = 160;
    private static final int TRAFFIC_MILLIS = 2_000;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int MAX_SAMPLES = 8_096;

    private final EventLoop loop;
    private final int rate;
    private final Promise<CallEnd> ended;
    private final SoundTrack said;
    private final SoundTrack heard;
    private final Mouth mouth;
    private final Leak leak;
    private Channel channel;
    private Future<?> clock;
    private Future<?> traffic;
    private boolean onHold;
    private boolean silenceSuppressed;
    private int keyFrames;

    private SyntheticCaller(EventLoop loop, int rate) {
        this.loop = loop;
        this.rate = rate;
        this.ended = loop.newPromise();
        long start = System.nanoTime();
        this.said = new SoundTrack(rate, start);
        this.heard = new SoundTrack(rate, start);
        this.mouth = new Mouth(rate * FRAME_MILLIS / 1_000);
        this.leak = new Leak(rate * FRAME_MILLIS / 1_000);
    }

    /** Calls a server; {@code rate} is that of the phone's codec, 8,000 Hz for the dialplan application. */
    public static SyntheticCaller dial(
            Transport transport, EventLoop loop, InetSocketAddress server, UUID uuid, int rate) {
        SyntheticCaller caller = new SyntheticCaller(requireNonNull(loop), rate);
        new Bootstrap()
                .group(loop)
                .channel(transport.socketChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(caller.pipeline())
                .connect(server)
                .addListener((ChannelFuture connected) -> caller.onConnected(connected, uuid));
        return caller;
    }

    /** Says it after what was said before. The future ends when its last frame has been sent, and fails when the call ends before. */
    public Future<Void> say(Pcm speech) {
        if (speech.rate() != rate) {
            throw new IllegalArgumentException("rate: " + speech.rate() + " Hz (expected: " + rate + ")");
        }
        Promise<Void> done = loop.newPromise();
        loop.execute(() -> mouth.add(speech.samples(), done));
        return done;
    }

    /** The server is told at the end of it, and hears nothing meanwhile. */
    public void press(char digit) {
        loop.execute(() -> keyFrames = KEY_MILLIS / FRAME_MILLIS);
        loop.schedule(() -> channel.writeAndFlush(new Digit(digit), channel.voidPromise()), KEY_MILLIS, MILLISECONDS);
    }

    /** With silence suppression the phone sends nothing while there is nothing to say. */
    public void suppressSilence(boolean suppress) {
        loop.execute(() -> silenceSuppressed = suppress);
    }

    /** The phone returns what it plays, by so many dB weaker (a negative figure) and so much later. */
    public void leak(double decibels, int delayMillis) {
        loop.execute(() -> leak.set(decibels, rate * delayMillis / 1_000));
    }

    /** On hold the phone sends nothing, and hears nothing of what comes. */
    public void hold(boolean hold) {
        loop.execute(() -> onHold = hold);
    }

    /** Hangs up: Asterisk only closes the connection. */
    public void hangUp() {
        loop.execute(() -> end(new CallEnd(Kind.CALLER_HUNG_UP, "")));
    }

    /** Hangs up while something of the server's is unread: then Asterisk's close is a reset. */
    public void hangUpInTheMiddle() {
        loop.execute(() -> {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            end(new CallEnd(Kind.CALLER_HUNG_UP, "reset"));
        });
    }

    public Future<CallEnd> ended() {
        return ended;
    }

    /** What was sent to the server. */
    public SoundTrack said() {
        return said;
    }

    /** What the phone heard. */
    public SoundTrack heard() {
        return heard;
    }

    private ChannelInitializer<Channel> pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel connected) {
                connected
                        .pipeline()
                        .addLast(new AudioSocketEncoder())
                        .addLast(new StrictAudioSocketReader(SyntheticCaller.this::end))
                        .addLast(new Ear());
            }
        };
    }

    private void onConnected(ChannelFuture connected, UUID uuid) {
        if (!connected.isSuccess()) {
            end(new CallEnd(Kind.REFUSED, Reason.of(connected.cause())));
            return;
        }
        channel = connected.channel();
        channel.writeAndFlush(new Identity(uuid), channel.voidPromise());
        clock = loop.scheduleAtFixedRate(this::speak, 0, FRAME_MILLIS, MILLISECONDS);
        sawTraffic();
    }

    private void speak() {
        boolean isSilent = silenceSuppressed && !mouth.isSpeaking();
        if (keyFrames > 0) {
            keyFrames--;
            mouth.frame();
        } else if (!onHold && !isSilent) {
            short[] frame = mouth.frame();
            leak.mixInto(frame);
            said.add(frame, System.nanoTime());
            channel.writeAndFlush(new Audio(new Pcm(frame, rate)), channel.voidPromise());
            sawTraffic();
        }
    }

    private void listen(Payload payload) {
        sawTraffic();
        short[] samples = new short[payload.bytes().length / Short.BYTES];
        ByteBuffer.wrap(payload.bytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        boolean discarded = samples.length > MAX_SAMPLES; // without a word, as Asterisk does
        if (!discarded && !onHold && payload.kind() == MessageKind.ofRate(rate).code()) {
            heard.add(samples, System.nanoTime());
            leak.hear(samples);
        }
    }

    private void sawTraffic() {
        if (traffic != null) {
            traffic.cancel(false);
        }
        traffic = loop.schedule(() -> end(new CallEnd(Kind.NO_TRAFFIC, "")), TRAFFIC_MILLIS, MILLISECONDS);
    }

    private void end(CallEnd how) {
        if (clock != null) {
            clock.cancel(false);
            traffic.cancel(false);
        }
        mouth.close();
        ended.trySuccess(how);
        if (channel != null) {
            channel.close();
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<Payload> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Payload payload) {
            if (!ended.isDone()) {
                listen(payload);
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
