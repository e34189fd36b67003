package inboundcalls.load;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.config.Config;
import inboundcalls.config.ConfigLoader;
import inboundcalls.log.Silence;
import inboundcalls.net.Transport;
import inboundcalls.playout.Metronome;
import inboundcalls.server.Server;
import inboundcalls.simulation.LeanRealtime;
import inboundcalls.simulation.LeanTap;
import inboundcalls.simulation.Recordings;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that this process makes to a server of its own, between services of its own, so that the JVM has loaded and compiled the way of a call
 * before the first one that counts. Takes all processors for that time; leaves nothing behind, and nothing in the log.
 */
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final String KEY = "rehearsal";
    /** From one call to the next: it is the beginning of calls that takes longest while it is not compiled. */
    private static final int DISTANCE_MILLIS = 15;
    /** These stay, and are answered; all others hang up after a moment. */
    private static final int LONG_CALLS = 12;

    private static final int SHORT_CALL_MILLIS = 500;

    private final Recordings recordings = Recordings.load();
    private final CallTally tally = new CallTally();
    private final LoadPlan plan;

    private Rehearsal(Duration length) {
        int calls = Math.toIntExact(length.toMillis() / DISTANCE_MILLIS);
        this.plan = new LoadPlan(calls, length, Duration.ZERO, Duration.ZERO, false, 50, 0, 0, Duration.ZERO);
    }

    /**
     * Blocks for so long and a moment more; not at all for none. One that fails is a warning.
     *
     * @return how many calls were made
     */
    public static int run(Duration length) throws InterruptedException {
        if (length.isZero()) {
            return 0;
        }
        Rehearsal rehearsal = new Rehearsal(length);
        try {
            rehearsal.runSilently();
        } catch (IOException | RuntimeException e) {
            LOG.warn("⚠️ Ensayo interrumpido, las primeras llamadas pueden oír tramas tarde: {}", e.toString());
        }
        return rehearsal.tally.up();
    }

    private void runSilently() throws IOException, InterruptedException {
        Silence silence = Silence.begin();
        try {
            run();
        } finally {
            silence.end();
        }
    }

    private void run() throws IOException, InterruptedException {
        EventLoopGroup phones = Transport.available().group(1, "rehearsal");
        try (LeanRealtime realtime = LeanRealtime.start(0, KEY, recordings, 0, LeanTap.none());
                Server server = Server.start(config(realtime))) {
            call(phones.next(), server.address());
            Thread.sleep(plan.ramp().toMillis());
        } finally {
            phones.shutdownGracefully(0, 1, SECONDS).awaitUninterruptibly();
        }
    }

    private void call(EventLoop loop, InetSocketAddress server) {
        Phones phones = new Phones(loop, new Metronome(loop), Questions.spoken(recordings), new LoadMeters(), tally);
        for (int i = 0; i < plan.calls(); i++) {
            Caller caller = new Caller(i, plan, phones, new CallLink());
            long begin = (long) i * DISTANCE_MILLIS;
            loop.schedule(() -> caller.dial(server), begin, MILLISECONDS);
            if (i >= LONG_CALLS) {
                loop.schedule(caller::hangUp, begin + SHORT_CALL_MILLIS, MILLISECONDS);
            }
        }
    }

    private static Config config(LeanRealtime realtime) {
        return ConfigLoader.of(Map.of(
                        "OPENAI_API_KEY",
                        KEY,
                        "OPENAI_REALTIME_URL",
                        realtime.url().toString(),
                        "AUDIOSOCKET_PORT",
                        "0",
                        "ADMIN_PORT",
                        "0"))
                .load();
    }
}
