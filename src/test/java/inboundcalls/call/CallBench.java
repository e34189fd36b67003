package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.mockito.Mockito.mock;

import inboundcalls.audiosocket.AudioSocketDecoder;
import inboundcalls.audiosocket.AudioSocketEncoder;
import inboundcalls.config.Config;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.realtime.RealtimeListener;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A connection of Asterisk on frozen time, in hex, with the pipeline of a call behind it and a model that is written down. The UUID may take
 * 5 s, the model 10 s.
 */
final class CallBench {
    static final String UUID = "01 0010 00112233445566778899aabbccddeeff";
    static final String SILENCE = "100140" + "00".repeat(320);
    static final String HANG_UP = "000000";

    final CallRegistry registry = new CallRegistry();
    final List<RealtimeListener> listeners = new ArrayList<>();
    final FakeRealtimeSession session = new FakeRealtimeSession();
    final EmbeddedChannel channel = new EmbeddedChannel();

    CallBench() {
        channel.freezeTime();
        CallFactory calls = new CallFactory(
                config(),
                (loop, listener, log) -> {
                    listeners.add(listener);
                    return session;
                },
                mock(Toolbox.class),
                mock(ToolRunner.class),
                registry,
                new PlayoutTotals(),
                channel.eventLoop());
        channel.pipeline()
                .addLast(new AudioSocketDecoder())
                .addLast(new AudioSocketEncoder())
                .addLast(new CallHandler(calls, Duration.ofSeconds(5)));
        channel.pipeline().fireChannelActive();
    }

    void receive(String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    /** What the model's side tells the call. */
    RealtimeListener model() {
        return listeners.get(0);
    }

    /** The call is up and the model has taken its settings. */
    void begin() {
        receive(UUID);
        model().onSessionCreated();
        model().onSessionUpdated();
    }

    void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, MILLISECONDS);
            channel.runPendingTasks();
        }
    }

    /** The writes to the phone since the last time, each in hex. */
    List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            sent.add(ByteBufUtil.hexDump(buffer));
            buffer.release();
        }
        return sent;
    }

    void close() {
        channel.finishAndReleaseAll();
    }

    private static Config config() {
        return new Config(
                new Config.Realtime(
                        URI.create("ws://127.0.0.1/v1/realtime?model=gpt-realtime-2.1"),
                        Optional.empty(),
                        "marin",
                        "Habla español.",
                        "Saluda.",
                        Config.AudioFormat.PCM16,
                        "es",
                        "gpt-transcribe",
                        new Config.TurnDetection(0.5, 300, 500),
                        new Config.BargeIn(Duration.ZERO, true, false),
                        Duration.ofSeconds(10)),
                new Config.AudioSocket("127.0.0.1", 0, List.of(), 1, Duration.ofSeconds(5)),
                new Config.Call(
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Optional.empty(),
                        Optional.empty()),
                new Config.Tools(1, 10, Duration.ofSeconds(20)),
                new Config.MikroTik(false, URI.create("http://127.0.0.1:5050"), Duration.ofSeconds(15)),
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
