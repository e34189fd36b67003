package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.LentPcm;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.realtime.RealtimeSession;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * From the phone to the model: whatever rate the phone has becomes the model's. What the caller says before the model listens is kept, up to a
 * limit, the newest of it, and sent then. Lives on the call's event loop.
 */
final class Uplink implements AudioSink {
    private final RealtimeSession session;
    private final CallStats stats;
    private final long limitSamples;
    private final LentPcm memory = new LentPcm();
    private final Deque<Pcm> waiting = new ArrayDeque<>();
    private long waitingSamples;
    private long sentSamples;
    private Resampler resampler;
    private int phoneRate;
    private boolean listening;

    Uplink(RealtimeSession session, CallStats stats, Duration limit) {
        this.session = requireNonNull(session);
        this.stats = requireNonNull(stats);
        this.limitSamples = limit.toMillis() * session.rate() / 1_000;
        this.phoneRate = session.rate();
        this.resampler = new Resampler(phoneRate, session.rate());
    }

    @Override
    public void accept(Pcm pcm) {
        if (pcm.rate() != phoneRate) {
            phoneRate = pcm.rate();
            resampler = new Resampler(phoneRate, session.rate());
        }
        Pcm sound = resampler.resample(pcm, memory);
        if (sound.isEmpty()) {
            return;
        }
        if (listening) {
            send(sound);
        } else {
            keep(sound);
        }
    }

    /** The model listens from now on. */
    void open() {
        listening = true;
        waiting.forEach(this::send);
        waiting.clear();
    }

    /** How much the model was sent so far. */
    long sentMillis() {
        return sentSamples * 1_000 / session.rate();
    }

    private void send(Pcm sound) {
        session.appendAudio(sound);
        sentSamples += sound.samples().length;
        stats.chunkSent();
    }

    private void keep(Pcm sound) {
        waiting.add(sound.copy());
        waitingSamples += sound.samples().length;
        while (waitingSamples > limitSamples) {
            waitingSamples -= waiting.remove().samples().length;
        }
    }
}
