package inboundcalls.playout;

/**
 * Takes the click out of where sound begins and ends, whatever the reason: a speech, an underrun, a flush. Sound that begins is faded in
 * within {@value #FADE_MILLIS} ms; behind sound that ends its last {@value #FADE_MILLIS} ms follow backwards, fading out, so that nothing of
 * it is lost and nothing that was dropped is heard. Sound that goes on is not touched. One per call and rate; not thread-safe.
 */
final class SoftEdges {
    private static final int FADE_MILLIS = 5;

    /** The newest sound. */
    private final short[] last;
    /** How much of the fading end was given; all of it when none is due. */
    private int faded;

    private boolean sounding;

    SoftEdges(int rate) {
        last = new short[rate * FADE_MILLIS / 1_000];
        faded = last.length;
    }

    /** Of this frame, which is longer than a fade, the first {@code sound} samples are sound, the rest is silent. */
    void soften(short[] frame, int sound) {
        if (sound > 0 && !sounding) {
            fadeIn(frame, Math.min(sound, last.length));
        }
        fadeOut(frame, 0);
        remember(frame, sound);
        boolean ends = sound < frame.length && (sounding || sound > 0);
        sounding = sound == frame.length;
        if (ends) {
            faded = 0;
            fadeOut(frame, sound);
        }
    }

    /** The frame before was silent to its end, and so is the next one if it has no sound. */
    boolean isSilent() {
        return !sounding && faded == last.length;
    }

    private void fadeIn(short[] frame, int samples) {
        for (int i = 0; i < samples; i++) {
            frame[i] = (short) Math.round(frame[i] * rise(i));
        }
    }

    /** Mixes in as much of the end as there is room for; the next frame has the rest. */
    private void fadeOut(short[] frame, int from) {
        for (int i = from; i < frame.length && faded < last.length; i++, faded++) {
            int newest = last.length - 1 - faded;
            frame[i] = saturated(frame[i] + Math.round(last[newest] * rise(newest)));
        }
    }

    private void remember(short[] frame, int sound) {
        int count = Math.min(sound, last.length);
        System.arraycopy(last, count, last, 0, last.length - count);
        System.arraycopy(frame, sound - count, last, last.length - count, count);
    }

    /** A raised cosine from 0 to 1. */
    private double rise(int sample) {
        return 0.5 - 0.5 * Math.cos(Math.PI * (sample + 1) / (last.length + 1));
    }

    private static short saturated(long sample) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    }
}
