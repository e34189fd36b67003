package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import inboundcalls.playout.Metronome;
import inboundcalls.playout.Playout;
import io.netty.util.concurrent.Ticker;

/**
 * Times how long the caller waits for an answer: from the end of their words to the first frame with the model's voice that the phone is given.
 * Sounds of this server's own are no answer. Nothing is timed while the model is still to be heard: what comes then need not be an answer.
 * Lives on the call's event loop; costs nothing while nobody waits.
 */
final class TurnClock {
    /** A provider that is further behind is not believed. */
    private static final long MOST_LAG_MILLIS = 5_000;

    private final Metronome metronome;
    private final Ticker ticker;
    private final Playout playout;
    private final CallStats stats;
    private final Transcript transcript;
    private final Uplink uplink;
    private final Downlink downlink;
    private final long silenceMillis;
    private final Metronome.Member member = due -> beat();
    private long since;
    private long functionCalls;

    TurnClock(CallParts parts, Uplink uplink, Downlink downlink) {
        this.metronome = parts.metronome();
        this.ticker = parts.loop().ticker();
        this.playout = parts.playout();
        this.stats = parts.stats();
        this.transcript = parts.transcript();
        this.uplink = requireNonNull(uplink);
        this.downlink = requireNonNull(downlink);
        this.silenceMillis =
                parts.services().config().realtime().turnDetection().silenceDurationMillis();
    }

    void onSpeechStarted() {
        stop();
    }

    /** {@code audioMillis}: where in the session's sound, the silence that ended the speech included. */
    void onSpeechStopped(long audioMillis) {
        stop();
        if (!downlink.isSpeaking()) {
            since = ticker.nanoTime() - MILLISECONDS.toNanos(silenceMillis + lagMillis(audioMillis));
            functionCalls = stats.functionCalls();
            metronome.join(member);
        }
    }

    /** Nobody waits any more. */
    void stop() {
        metronome.leave(member);
    }

    /** How much more sound had been sent when the provider's word came: that long ago it was at the place that it told. */
    private long lagMillis(long audioMillis) {
        return Math.max(0, Math.min(uplink.sentMillis() - audioMillis, MOST_LAG_MILLIS));
    }

    private void beat() {
        if (!playout.isSilent()) {
            stop();
            long waited = ticker.nanoTime() - since;
            boolean afterFunction = stats.functionCalls() > functionCalls;
            stats.answer(waited, afterFunction);
            transcript.onAnswerHeard(NANOSECONDS.toMillis(waited), afterFunction);
        }
    }
}
