package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.LentPcm;
import inboundcalls.audio.Pcm;
import inboundcalls.playout.PlayoutBuffer;
import java.util.Arrays;

/**
 * Gathers the phone's frames, so that the model is sent fewer events, each longer: each costs a system call and a frame's header, whatever is in
 * it. The first frame of a group waits for the last. Lives on the call's event loop.
 */
final class FrameGroup implements AudioSink {
    private final int millis;
    private final AudioSink next;
    private final LentPcm memory = new LentPcm();
    private Pcm group = Pcm.silence(0, 1);
    private int filled;

    private FrameGroup(int frames, AudioSink next) {
        this.millis = frames * PlayoutBuffer.FRAME_MILLIS;
        this.next = requireNonNull(next);
    }

    /** {@code frames} of 20 ms; of one there is nothing to gather. */
    static AudioSink of(int frames, AudioSink next) {
        return frames == 1 ? next : new FrameGroup(frames, next);
    }

    @Override
    public void accept(Pcm pcm) {
        int length = pcm.samples().length;
        if (filled > 0 && (pcm.rate() != group.rate() || length > group.samples().length - filled)) {
            pass();
        }
        int whole = pcm.rate() * millis / 1_000;
        if (length >= whole) {
            next.accept(pcm);
            return;
        }
        group = memory.block(whole, pcm.rate());
        System.arraycopy(pcm.samples(), 0, group.samples(), filled, length);
        filled += length;
        if (filled == whole) {
            pass();
        }
    }

    private void pass() {
        boolean whole = filled == group.samples().length;
        next.accept(whole ? group : new Pcm(Arrays.copyOf(group.samples(), filled), group.rate()));
        filled = 0;
    }
}
