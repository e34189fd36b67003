package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.asterisk.CallerLookup;
import inboundcalls.audiosocket.AudioSocketDecoder;
import inboundcalls.audiosocket.AudioSocketEncoder;
import inboundcalls.audiosocket.Connections;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.config.Config;
import inboundcalls.config.TestConfig;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.realtime.RealtimeListener;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolPlaces;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A connection of Asterisk on frozen time, in hex, with the pipeline of a call behind it and a model that is written down. The UUID may take
 * 5 s, the model 10 s, in silence.
 */
final class CallBench {
    static final String UUID = "01 0010 00112233445566778899aabbccddeeff";
    static final String SILENCE = "100140" + "00".repeat(320);
    static final String HANG_UP = "000000";
    static final ContentPart GREETING = new ContentPart("resp_1", "item_1", 0);

    final CallRegistry registry = new CallRegistry();
    final List<RealtimeListener> listeners = new ArrayList<>();
    /** Before each of them. */
    final List<Long> pauses = new ArrayList<>();

    final List<CallRecord> records = new ArrayList<>();
    final FakeRealtimeSession session = new FakeRealtimeSession();
    final EmbeddedChannel channel = new EmbeddedChannel();
    final PeerFaults faults = new PeerFaults(channel.eventLoop());

    CallBench() {
        this(List.of());
    }

    /** The tools run on the call's own loop; {@code settings} as of {@link TestConfig}. */
    CallBench(List<Tool> tools, String... settings) {
        this(Optional.empty(), tools, settings);
    }

    CallBench(Optional<CallerLookup> lookup, List<Tool> tools, String... settings) {
        channel.freezeTime();
        Toolbox toolbox = new Toolbox(tools);
        String own = "realtime.connect-timeout = 10 s\nconnecting.sound = off\n" + String.join("\n", settings);
        Config config = TestConfig.of(own);
        CallServices services = new CallServices(
                config,
                (loop, listener, log, pauseMillis) -> {
                    listeners.add(listener);
                    pauses.add(pauseMillis);
                    return session;
                },
                toolbox,
                new ToolRunner(toolbox, channel.eventLoop(), Duration.ofSeconds(40), new ToolPlaces(8, 8)),
                registry,
                TestParts.sounds(config),
                kept(),
                Optional.empty(),
                lookup,
                Optional.empty());
        CallFactory calls = new CallFactory(services, new PlayoutTotals(), channel.eventLoop());
        Connections connections = new Connections(channel.eventLoop());
        channel.pipeline()
                .addLast(new AudioSocketDecoder(Duration.ofSeconds(5)))
                .addLast(new AudioSocketEncoder())
                .addLast(new ReceptionHandler(calls, connections, faults, config.audioSocket()));
        channel.pipeline().fireChannelActive();
    }

    private CallRecords kept() {
        return new CallRecords() {
            @Override
            public void add(CallRecord record) {
                records.add(record);
            }

            @Override
            public long written() {
                return records.size();
            }

            @Override
            public long lost() {
                return 0;
            }

            @Override
            public void close(long millis) {}
        };
    }

    void receive(String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    /** What the model's side tells the call. */
    RealtimeListener model() {
        return listeners.get(0);
    }

    /** The same of the newest session, where others were lost. */
    RealtimeListener newest() {
        return listeners.get(listeners.size() - 1);
    }

    /** The call is up and the model has taken its settings. */
    void begin() {
        receive(UUID);
        model().onSessionCreated();
        model().onSessionUpdated();
    }

    /** As {@link #begin}, and the model has said "Hola.". */
    void greet() {
        begin();
        model().onResponseCreated("resp_1");
        model().onWords(GREETING, "Hola.");
        model().onResponseDone(new ResponseEnd("resp_1", "completed", "", ""));
        pass(1);
    }

    /** The caller asks "¿Cuántos hay?". */
    void ask() {
        model().turns().onSpeechStarted("item_2", 0);
        model().turns().onSpeechStopped("item_2", 900);
        model().turns().onCommitted("item_2");
        model().turns().onTranscriptDone("item_2", "¿Cuántos hay?");
    }

    /** What the newest session is sent when it takes events. */
    List<String> reopen() {
        session.sent.clear();
        newest().onSessionCreated();
        newest().onSessionUpdated();
        return List.copyOf(session.sent);
    }

    /** There is a call, and none was hung up since {@link #sent} was asked, which this asks too. */
    boolean isUp() {
        return registry.size() == 1 && !sent().contains(HANG_UP);
    }

    /** The model gives a whole response. */
    void respond(String response, int millis) {
        ContentPart part = new ContentPart(response, "item_of_" + response, 0);
        model().onResponseCreated(response);
        model().onAudio(part, DownlinkBench.constant(millis));
        model().onAudioDone(part);
        model().onResponseDone(new ResponseEnd(response, "completed", "", ""));
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
}
