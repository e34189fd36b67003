package inboundcalls.playout;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.Pcm;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands one frame to the caller every 20 ms, speech or silence, from start to stop. Lives on the call's event loop.
 *
 * <p>A frame that is late is caught up on, one at a beat; a debt of more than {@value #MAX_DEBT} frames is forgiven, since a phone's jitter
 * buffer would throw them away.
 */
public final class Playout {
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(PlayoutBuffer.FRAME_MILLIS);
    private static final int MAX_DEBT = 5;
    private static final int FRAMES_PER_BEAT = 2;

    private final Metronome metronome;
    private final AudioSink phone;
    private final Metronome.Member member = this::beat;
    private PlayoutBuffer buffer;
    private Consumer<Throwable> onFault = bug -> {};
    /** When frame 0 was due; moved when a debt is forgiven. */
    private long start;

    private long frames;
    private long forgiven;

    public Playout(Metronome metronome, PlayoutBuffer buffer, AudioSink phone) {
        this.metronome = requireNonNull(metronome);
        this.buffer = requireNonNull(buffer);
        this.phone = requireNonNull(phone);
    }

    /** {@code fault} is told of a bug that stops the frames. */
    public void start(Consumer<Throwable> fault) {
        onFault = requireNonNull(fault);
        metronome.join(member);
    }

    public void stop() {
        metronome.leave(member);
    }

    /** Frames that were forgiven after stalls. */
    public long forgivenFrames() {
        return forgiven;
    }

    /** The phone's rate, in Hz. */
    public int rate() {
        return buffer.rate();
    }

    /** False when the buffer's limit would be exceeded: then nothing was taken. */
    public boolean write(Speech speech, Pcm pcm) {
        return buffer.write(speech, pcm);
    }

    /** Drops what was not played yet: the next frame is silence. */
    public void clear() {
        buffer.clear();
    }

    /** Goes on at another rate; what was held goes with it. */
    public void switchTo(int rate) {
        buffer = buffer.at(rate);
    }

    private void beat(long due) {
        try {
            handOver(due);
        } catch (Throwable bug) {
            stop();
            onFault.accept(bug);
        }
    }

    private void handOver(long due) {
        if (frames == 0) {
            start = due;
        }
        long owed = (due - start) / FRAME_NANOS + 1 - frames;
        if (owed > MAX_DEBT) {
            forgiven += owed - 1;
            start += (owed - 1) * FRAME_NANOS;
            owed = 1;
        }
        for (long i = Math.min(owed, FRAMES_PER_BEAT); i > 0; i--) {
            frames++;
            phone.accept(buffer.frame().orElseGet(this::silence));
        }
    }

    private Pcm silence() {
        return Pcm.silence(buffer.rate() * PlayoutBuffer.FRAME_MILLIS / 1_000, buffer.rate());
    }
}
