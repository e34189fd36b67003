package inboundcalls.playout;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.LentPcm;
import inboundcalls.audio.Pcm;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands one frame to the caller every 20 ms, speech or silence, from start to stop; where the model is silent, sounds of this server's own. Lives on the call's event loop.
 *
 * <p>A frame that is late is caught up on, one at a beat; a debt of more than {@value #MAX_DEBT} frames is forgiven, since a phone's jitter
 * buffer would throw them away. Where sound begins and ends it is faded; what lies between is handed over as it came.
 */
public final class Playout {
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(PlayoutBuffer.FRAME_MILLIS);
    private static final int MAX_DEBT = 5;
    private static final int FRAMES_PER_BEAT = 2;

    private final Metronome metronome;
    private final PlayoutStats stats;
    private final AudioSink phone;
    private final Metronome.Member member = this::beat;
    private final LocalPlayer local;
    private final LentPcm memory = new LentPcm();
    private PlayoutBuffer buffer;
    private SoftEdges edges;
    private Consumer<Throwable> onFault = bug -> {};
    /** When frame 0 was due; moved when a debt is forgiven. */
    private long start;

    private boolean running;
    private boolean paused;
    private long frames;
    /** Silence stands where a speech should go on. */
    private boolean starved;

    private boolean silent = true;

    public Playout(Metronome metronome, PlayoutBuffer buffer, PlayoutStats stats, AudioSink phone) {
        this.metronome = requireNonNull(metronome);
        this.buffer = requireNonNull(buffer);
        this.edges = new SoftEdges(buffer.rate());
        this.local = new LocalPlayer(buffer.rate());
        this.stats = requireNonNull(stats);
        this.phone = requireNonNull(phone);
    }

    /** {@code fault} is told of a bug that stops the frames. No effect while it runs. */
    public void start(Consumer<Throwable> fault) {
        onFault = requireNonNull(fault);
        if (!running) {
            running = true;
            metronome.join(member);
        }
    }

    public void stop() {
        running = false;
        metronome.leave(member);
    }

    /** Up to now. */
    public PlayoutFigures figures() {
        return stats.figures();
    }

    /** The phone's rate, in Hz. */
    public int rate() {
        return buffer.rate();
    }

    /** What plays sounds that are not the model's. */
    public LocalPlayer local() {
        return local;
    }

    /** How much of the model's speech can wait. */
    public long limitMillis() {
        return buffer.limitMillis();
    }

    /** How much of the model's speech waits. */
    public long heldMillis() {
        return buffer.heldMillis();
    }

    /** False when the buffer's limit would be exceeded: then nothing was taken. */
    public boolean write(Speech speech, Pcm pcm) {
        return buffer.write(speech, pcm);
    }

    /** Drops what was not played yet: the next frame fades out within 5 ms what was, then is silent. None of that counts as written. */
    public void clear() {
        buffer.clear();
        starved = false;
    }

    /** The frames are silence from the next one on; what is held waits for {@link #resume}. */
    public void pause() {
        paused = true;
    }

    /** Goes on with the first sample that was not played. */
    public void resume() {
        paused = false;
    }

    /** Goes on at another rate; what was held goes with it. */
    public void switchTo(int rate) {
        buffer = buffer.at(rate);
        edges = new SoftEdges(rate);
        local.switchTo(rate);
    }

    /** There was no speech in the newest frame that the phone was given, whatever there is to come. */
    public boolean isSilent() {
        return silent;
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
        long late = metronome.now() - start - frames * FRAME_NANOS;
        long owed = (due - start) / FRAME_NANOS + 1 - frames;
        if (owed > MAX_DEBT) {
            stats.forgive(owed - 1);
            start += (owed - 1) * FRAME_NANOS;
            owed = 1;
        }
        for (long i = Math.min(owed, FRAMES_PER_BEAT); i > 0; i--) {
            stats.frame(late);
            late -= FRAME_NANOS;
            frames++;
            phone.accept(frame());
        }
    }

    private Pcm frame() {
        Pcm pcm = memory.block(buffer.frameSamples(), buffer.rate());
        short[] frame = pcm.samples();
        Arrays.fill(frame, (short) 0);
        int sound = paused ? 0 : buffer.fill(frame);
        if (sound > 0 && starved) {
            stats.underrun(); // only now: it may have been the speech's end, of which nobody had told yet
        }
        starved = !paused && sound == 0 && buffer.isStarved();
        silent = sound == 0;
        edges.soften(frame, sound);
        local.addTo(frame, sound == 0);
        return pcm;
    }
}
