package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;

/**
 * Keeps a phone's echo from the model, which would take it for the caller and interrupt itself: while the assistant is audible, frames that
 * are more than a margin below what the phone has played lately pass as silence. A gate, no canceller: a caller who speaks more softly than
 * that is not heard meanwhile. Once one speaks up, the weak sounds that follow pass too. Lives on the call's event loop.
 */
final class EchoGate implements AudioSink {
    /** -50 dBFS: what is below is no speech, and no phone's echo of it is loud enough to be taken for some. */
    private static final double AUDIBLE = meanSquareOf(-50);

    private static final int HOLD_MILLIS = 200;

    private final PlayedLevel played;
    private final double ratio;
    private final CallStats stats;
    private final AudioSink next;
    /** So much of what comes passes unseen. */
    private long heldMicros;

    /** {@code margin} in dB. */
    EchoGate(double margin, PlayedLevel played, CallStats stats, AudioSink next) {
        this.ratio = Math.pow(10, -margin / 10);
        this.played = requireNonNull(played);
        this.stats = requireNonNull(stats);
        this.next = requireNonNull(next);
    }

    @Override
    public void accept(Pcm pcm) {
        if (pcm.isEmpty() || passes(pcm)) {
            next.accept(pcm);
        } else {
            stats.echo(pcm);
            next.accept(Pcm.silence(pcm.samples().length, pcm.rate()));
        }
    }

    private boolean passes(Pcm pcm) {
        double reference = played.loudest();
        if (reference < AUDIBLE) {
            return true;
        }
        int length = pcm.samples().length;
        if (PlayedLevel.meanSquare(pcm.samples(), 0, length) >= reference * ratio) {
            heldMicros = HOLD_MILLIS * 1_000;
            return true;
        }
        heldMicros -= length * 1_000_000L / pcm.rate();
        return heldMicros > 0;
    }

    private static double meanSquareOf(double decibels) {
        return (double) Short.MAX_VALUE * Short.MAX_VALUE * Math.pow(10, decibels / 10);
    }
}
