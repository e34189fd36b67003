package inboundcalls.playout;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.AudioSink;
import inboundcalls.audio.LentPcm;
import inboundcalls.audio.Pcm;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lays a low noise under all that a phone plays, so that a pause does not sound like a dead line. It is there under speech as well: noise that
 * comes and goes is heard, noise that stays is not. Costs two additions and a multiplication a sample. Lives on the call's event loop.
 */
public final class ComfortNoise implements AudioSink {
    private final float level;
    private final AudioSink next;
    private final LentPcm memory = new LentPcm();
    private NoiseLoops noise = NoiseLoops.of(8_000);
    /** Calls begin at different places, so that two phones in a room do not hiss in step. */
    private long position = ThreadLocalRandom.current().nextInt(1 << 30);

    /** {@code decibels} below full scale, negative: the noise's RMS value, 0 dB being a square wave of full scale. */
    public ComfortNoise(double decibels, AudioSink next) {
        this.level = (float) (Short.MAX_VALUE * Math.pow(10, decibels / 20));
        this.next = requireNonNull(next);
    }

    @Override
    public void accept(Pcm pcm) {
        if (pcm.rate() != noise.rate()) {
            noise = NoiseLoops.of(pcm.rate());
        }
        int samples = pcm.samples().length;
        Pcm mixed = memory.block(samples, pcm.rate());
        System.arraycopy(pcm.samples(), 0, mixed.samples(), 0, samples);
        noise.addTo(mixed.samples(), level, position);
        position += samples;
        next.accept(mixed);
    }
}
