package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;
import inboundcalls.playout.Metronome;
import io.netty.util.concurrent.Ticker;
import java.util.function.Consumer;

/**
 * Passes the caller's sound on, and silence by the clock while the phone sends nothing: with silence suppression, on hold, while a key is
 * down. The model measures the end of a turn in the sound that it gets; without any it would wait for ever. Lives on the call's event loop.
 */
final class GapFiller implements AudioSink {
    /** Frames are 10 to 60 ms long; one that is late by more than this is not awaited. */
    private static final long PATIENCE_NANOS = MILLISECONDS.toNanos(200);
    /** What is filled at once, if the loop has stood still for so long. */
    private static final long MOST_NANOS = SECONDS.toNanos(1);

    private final Metronome metronome;
    private final Ticker clock;
    private final AudioSink next;
    private final Metronome.Member member = this::beat;
    private Consumer<RuntimeException> onFault = bug -> {};
    private int rate;
    private long heard;
    /** Up to when the sink has had sound. */
    private long filled;

    /** {@code rate} is the phone's, until its first frame says otherwise. */
    GapFiller(Metronome metronome, Ticker clock, int rate, AudioSink next) {
        this.metronome = requireNonNull(metronome);
        this.clock = requireNonNull(clock);
        this.rate = rate;
        this.next = requireNonNull(next);
    }

    /** {@code fault} is told of a bug that stops the filling. */
    void start(Consumer<RuntimeException> fault) {
        onFault = requireNonNull(fault);
        heard = clock.nanoTime();
        filled = heard;
        metronome.join(member);
    }

    void stop() {
        metronome.leave(member);
    }

    @Override
    public void accept(Pcm pcm) {
        rate = pcm.rate();
        heard = clock.nanoTime();
        filled = heard;
        next.accept(pcm);
    }

    private void beat(long due) {
        try {
            fill(due);
        } catch (RuntimeException bug) {
            stop();
            onFault.accept(bug);
        }
    }

    private void fill(long due) {
        if (due - heard > PATIENCE_NANOS) {
            long missing = Math.min(due - filled, MOST_NANOS);
            filled = due;
            next.accept(Pcm.silence((int) (missing * rate / SECONDS.toNanos(1)), rate));
        }
    }
}
