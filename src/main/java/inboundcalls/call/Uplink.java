package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.LentPcm;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.realtime.RealtimeSession;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * From the phone to the model: whatever rate the phone has becomes the model's. What the caller says before the model listens is kept as it
 * came, a third of what it becomes, up to a limit, the newest of it, and sent then. Lives on the call's event loop.
 */
final class Uplink implements AudioSink {
    private final RealtimeSession session;
    private final CallStats stats;
    private final long limitNanos;
    private final LentPcm memory = new LentPcm();
    private final Deque<Pcm> waiting = new ArrayDeque<>();
    private long waitingNanos;
    private long sentSamples;
    private Resampler resampler;
    private int phoneRate;
    private boolean listening;

    Uplink(RealtimeSession session, CallStats stats, Duration limit) {
        this.session = requireNonNull(session);
        this.stats = requireNonNull(stats);
        this.limitNanos = limit.toNanos();
        this.phoneRate = session.rate();
        this.resampler = new Resampler(phoneRate, session.rate());
    }

    @Override
    public void accept(Pcm pcm) {
        if (listening) {
            send(pcm);
        } else if (!pcm.isEmpty()) {
            keep(pcm.copy());
        }
    }

    /** The model listens from now on. */
    void open() {
        listening = true;
        waiting.forEach(this::send);
        waiting.clear();
    }

    /** Keeps what another kept, which nobody will listen to any more. */
    void takeOver(Uplink lost) {
        lost.waiting.forEach(this::keep);
    }

    /** How much the model was sent so far. */
    long sentMillis() {
        return sentSamples * 1_000 / session.rate();
    }

    private void send(Pcm pcm) {
        if (pcm.rate() != phoneRate) {
            phoneRate = pcm.rate();
            resampler = new Resampler(phoneRate, session.rate());
        }
        Pcm sound = resampler.resample(pcm, memory);
        if (!sound.isEmpty()) {
            session.appendAudio(sound);
            sentSamples += sound.samples().length;
            stats.chunkSent();
        }
    }

    private void keep(Pcm pcm) {
        waiting.add(pcm);
        waitingNanos += nanos(pcm);
        while (waitingNanos > limitNanos) {
            waitingNanos -= nanos(waiting.remove());
        }
    }

    private static long nanos(Pcm pcm) {
        return SECONDS.toNanos(pcm.samples().length) / pcm.rate();
    }
}
