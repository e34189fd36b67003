package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.realtime.RealtimeConnector;
import inboundcalls.realtime.SessionSettings;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Builds each call from what all calls share. This is where the way of the sound is wired. */
public final class CallFactory {
    /** What a phone speaks until its first frame says otherwise. */
    private static final int USUAL_PHONE_RATE = 8_000;

    private final Config config;
    private final RealtimeConnector connector;
    private final ToolRunner runner;
    private final SessionSettings settings;
    private final CallRegistry registry;
    private final PlayoutTotals playoutTotals;
    private final Map<EventExecutor, Metronome> metronomes = new HashMap<>();

    public CallFactory(
            Config config,
            RealtimeConnector connector,
            Toolbox toolbox,
            ToolRunner runner,
            CallRegistry registry,
            PlayoutTotals playoutTotals,
            EventLoopGroup callLoops) {
        this.config = requireNonNull(config);
        this.connector = requireNonNull(connector);
        this.runner = requireNonNull(runner);
        this.registry = requireNonNull(registry);
        this.playoutTotals = requireNonNull(playoutTotals);
        this.settings = new SessionSettings(config.realtime(), toolbox.definitions());
        callLoops.forEach(loop -> metronomes.put(loop, new Metronome((EventLoop) loop)));
    }

    /** Begins a call on its channel's event loop, which must be one of the call loops. */
    Call begin(UUID uuid, Channel channel) {
        EventLoop loop = channel.eventLoop();
        PhoneLine phone = new PhoneLine(channel);
        PlayoutBuffer buffer = new PlayoutBuffer(USUAL_PHONE_RATE, config.call().playoutLimit());
        Metronome metronome = metronomes.get(loop);
        PhoneSound sound = new PhoneSound(config.call(), phone);
        Playout playout = new Playout(metronome, buffer, playoutTotals.newCall(loop), sound.toPhone());
        Parts parts =
                new Parts(new CallLog(uuid.toString()), loop, metronome, phone, sound, playout, new CallStats(), this);
        return new Call(parts, registry, config.realtime().connectTimeout());
    }

    /** What one call is made of, before its conversation begins. */
    record Parts(
            CallLog log,
            EventLoop loop,
            Metronome metronome,
            PhoneLine phone,
            PhoneSound sound,
            Playout playout,
            CallStats stats,
            CallFactory factory) {
        Conversation conversation(BiConsumer<EndReason, String> end) {
            return new Conversation(
                    factory.settings,
                    factory.connector,
                    factory.runner,
                    playout,
                    factory.config.call(),
                    loop,
                    log,
                    stats,
                    end);
        }

        GapFiller ear(AudioSink uplink) {
            return new GapFiller(metronome, loop.ticker(), USUAL_PHONE_RATE, sound.fromPhone(uplink));
        }
    }
}
