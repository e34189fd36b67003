package inboundcalls.simulation;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Realtime API on a port of this machine for hundreds of calls at once: it says when the caller speaks and answers each turn with the next
 * of a few sentences, four times faster than real time, or by asking the function. It does not listen to what is said, and keeps nothing of
 * a conversation; everything but the caller's sound is checked as {@link SimulatedRealtime} does. Thread-safe.
 */
public final class LeanRealtime implements AutoCloseable {
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Recordings recordings;
    private final Map<String, LeanVoice> voices;
    private final LeanTap tap;
    private final int askingPercent;
    private final RealtimePort port;

    private LeanRealtime(int port, String key, Recordings recordings, int askingPercent, LeanTap tap) {
        this.recordings = recordings;
        this.voices = LeanVoice.of(recordings);
        this.tap = tap;
        this.askingPercent = askingPercent;
        this.port = new RealtimePort(port, Optional.of(key), refusals, this::session);
    }

    /**
     * Starts on the loopback interface; port 0 takes a free one. Blocks until it listens.
     *
     * @param key the only API key that it accepts
     * @param askingPercent how many of a hundred turns it asks the function for
     */
    public static LeanRealtime start(int port, String key, Recordings recordings, int askingPercent, LeanTap tap) {
        return new LeanRealtime(port, key, recordings, askingPercent, tap);
    }

    /** Where clients connect to, without the model that they have to name. */
    public URI url() {
        return URI.create("ws://127.0.0.1:" + port.number() + SimulatedRealtime.PATH);
    }

    /** How many requests and events it has refused so far. */
    public int refusals() {
        return refusals.get();
    }

    /** Drops all connections and frees the port. Blocks until that is done. */
    @Override
    public void close() {
        port.close();
    }

    private ChannelHandler session(Channel channel) {
        int number = sessions.getAndIncrement();
        Outbox outbox = new Outbox(channel, number, RealtimeTap.none(), refusals);
        LeanModel model = new LeanModel(recordings, voices, askingPercent, number);
        return new LeanSocketHandler(number, outbox, model, tap);
    }
}
