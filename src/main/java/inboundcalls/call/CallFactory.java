package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.playout.PlayoutTotals;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Builds each call from what all calls share. This is where the way of the sound is wired. */
public final class CallFactory {
    /** What a phone speaks until its first frame says otherwise. */
    static final int USUAL_PHONE_RATE = 8_000;

    private final CallServices services;
    private final PlayoutTotals playoutTotals;
    private final Map<EventExecutor, Metronome> metronomes = new HashMap<>();

    public CallFactory(CallServices services, PlayoutTotals playoutTotals, EventLoopGroup callLoops) {
        this.services = requireNonNull(services);
        this.playoutTotals = requireNonNull(playoutTotals);
        callLoops.forEach(loop -> metronomes.put(loop, new Metronome((EventLoop) loop)));
    }

    /** Begins a call on its channel's event loop, which must be one of the call loops. */
    Call begin(UUID uuid, Channel channel) {
        CallLoop loop = new CallLoop(
                channel.eventLoop(), bug -> channel.pipeline().fireExceptionCaught(bug)); // told to the CallHandler
        Config.Call limits = services.config().call();
        PhoneLine phone = new PhoneLine(channel);
        PlayoutBuffer buffer = new PlayoutBuffer(USUAL_PHONE_RATE, limits.playoutLimit());
        Metronome metronome = metronomes.get(channel.eventLoop());
        CallStats stats = new CallStats();
        PhoneSound sound = new PhoneSound(limits, stats, phone);
        Playout playout = new Playout(metronome, buffer, playoutTotals.newCall(channel.eventLoop()), sound.toPhone());
        CallLog log = new CallLog(uuid.toString());
        Assistant assistant = new Assistant(uuid, loop, log, services);
        return new Call(new CallParts(
                uuid,
                loop.ticker().nanoTime(),
                log,
                loop,
                metronome,
                phone,
                sound,
                playout,
                stats,
                assistant,
                new Transcript(),
                services));
    }
}
