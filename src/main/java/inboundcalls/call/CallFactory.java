package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.asterisk.Caller;
import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.log.LimitedLog;
import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.recording.Recording;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds each call from what all calls share. This is where the way of the sound is wired. */
public final class CallFactory {
    /** What a phone speaks until its first frame says otherwise. */
    static final int USUAL_PHONE_RATE = 8_000;

    private static final Logger LOG = LoggerFactory.getLogger(CallFactory.class);
    private static final String TURNED_AWAY = "🚫 Llamada rechazada: " + EndReason.TOO_MANY_CALLS.text();

    private final CallServices services;
    private final PlayoutTotals playoutTotals;
    private final Admission admission;
    private final LimitedLog turnedAway;
    private final Map<EventExecutor, Metronome> metronomes = new HashMap<>();

    public CallFactory(CallServices services, PlayoutTotals playoutTotals, EventLoopGroup callLoops) {
        this.services = requireNonNull(services);
        this.playoutTotals = requireNonNull(playoutTotals);
        this.admission = new Admission(services.config().call().maxCalls());
        this.turnedAway = new LimitedLog(LOG, TURNED_AWAY, callLoops.next());
        callLoops.forEach(loop -> metronomes.put(loop, new Metronome((EventLoop) loop)));
    }

    /** Asks Asterisk who calls, where it can be asked; the future is the loop's. */
    Optional<Future<Optional<Caller>>> search(UUID uuid, EventLoop loop) {
        return services.lookup().map(asterisk -> asterisk.find(uuid, loop));
    }

    /** Begins a call on its channel's event loop, which must be one of the call loops; or turns it away, when there is no place for it. */
    PhoneListener begin(UUID uuid, Channel channel) {
        return begin(uuid, channel, () -> search(uuid, channel.eventLoop()));
    }

    /** As {@link #begin(UUID, Channel)}, of a call that Asterisk may have been asked for before. */
    PhoneListener begin(UUID uuid, Channel channel, Supplier<Optional<Future<Optional<Caller>>>> search) {
        Admission.Place place = admission.enter(channel);
        return place == Admission.Place.CALL
                ? call(uuid, channel, search.get())
                : turnAway(uuid, channel, place == Admission.Place.PROMPT);
    }

    private TurnedAway turnAway(UUID uuid, Channel channel, boolean told) {
        CallLog log = new CallLog(uuid.toString());
        turnedAway.write(() -> log.warn(TURNED_AWAY));
        services.registry().count(EndReason.TOO_MANY_CALLS);
        PhoneLine phone = new PhoneLine(channel);
        EventLoop loop = channel.eventLoop();
        PlayoutBuffer nothing = new PlayoutBuffer(USUAL_PHONE_RATE, Duration.ZERO);
        Playout playout = new Playout(metronomes.get(loop), nothing, playoutTotals.newCall(loop), phone);
        long start = loop.ticker().nanoTime();
        TurnedAway caller = new TurnedAway(log, callLoop(channel), phone, playout, services.registry(), () -> {
            Duration lasted = Duration.ofNanos(loop.ticker().nanoTime() - start);
            services.records().add(CallRecord.turnedAway(uuid, lasted, playout.figures()));
        });
        if (told) {
            caller.tell(services.sounds().busy());
        } else {
            caller.leave();
        }
        return caller;
    }

    /** Its bugs are told to the CallHandler. */
    private static CallLoop callLoop(Channel channel) {
        return new CallLoop(channel.eventLoop(), bug -> channel.pipeline().fireExceptionCaught(bug));
    }

    private Call call(UUID uuid, Channel channel, Optional<Future<Optional<Caller>>> search) {
        CallLoop loop = callLoop(channel);
        Config.Call limits = services.config().call();
        PhoneLine phone = new PhoneLine(channel);
        PlayoutBuffer buffer = new PlayoutBuffer(USUAL_PHONE_RATE, limits.playoutLimit());
        Metronome metronome = metronomes.get(channel.eventLoop());
        CallStats stats = new CallStats(services.registry().totals());
        CallLog log = new CallLog(uuid.toString());
        Recording recording = services.recorder()
                .map(recorder -> recorder.begin(uuid, log, loop.ticker()))
                .orElseGet(Recording::none);
        PhoneSound sound = new PhoneSound(limits, stats, frame -> {
            phone.accept(frame);
            recording.assistant(frame);
        });
        Playout playout = new Playout(metronome, buffer, playoutTotals.newCall(channel.eventLoop()), sound.toPhone());
        Assistant assistant = new Assistant(search, loop, log, services);
        long start = loop.ticker().nanoTime();
        Transcript transcript = new Transcript(
                () -> NANOSECONDS.toMillis(loop.ticker().nanoTime() - start),
                services.config().records().isPresent());
        return new Call(new CallParts(
                uuid,
                start,
                log,
                loop,
                metronome,
                phone,
                sound,
                playout,
                recording,
                stats,
                assistant,
                transcript,
                services));
    }
}
