package inboundcalls.playout;

import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Noise with an RMS value of 1, as two loops of about 3 and 4 s whose sum repeats after hours only. Above 500 Hz it falls by 6 dB an octave,
 * at any rate, as the noise of rooms does; below 100 Hz, where phones have nothing, it falls too. Computed once for each rate (7 s of floats:
 * 224 kB at 8 kHz), then shared: never written to.
 */
record NoiseLoops(int rate, float[] first, float[] second) {
    private static final double LOW_PASS_HERTZ = 500;
    private static final double HIGH_PASS_HERTZ = 100;
    private static final ConcurrentMap<Integer, NoiseLoops> LOOPS = new ConcurrentHashMap<>();

    static NoiseLoops of(int rate) {
        // Lengths whose greatest common divisor divides 7, whatever the rate.
        return LOOPS.computeIfAbsent(
                rate, key -> new NoiseLoops(rate, loop(rate, 3 * rate - 1), loop(rate, 4 * rate + 1)));
    }

    /** Adds what stands at {@code position}, in samples from any beginning, at this RMS value. */
    void addTo(short[] samples, float level, long position) {
        int one = (int) (position % first.length);
        int other = (int) (position % second.length);
        for (int i = 0; i < samples.length; i++) {
            int sample = samples[i] + Math.round(level * (first[one] + second[other]));
            samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
            one = one + 1 == first.length ? 0 : one + 1;
            other = other + 1 == second.length ? 0 : other + 1;
        }
    }

    /** RMS value √½. Filtered twice around, so that its end meets its beginning as any sample meets the next. */
    private static float[] loop(int rate, int length) {
        double[] white = new SplittableRandom(length).doubles(length, -1, 1).toArray();
        double[] low = new double[length];
        double[] high = new double[length];
        for (int i = 0; i < 2 * length; i++) {
            int at = i % length;
            int before = (i + length - 1) % length;
            low[at] = low[before] + share(LOW_PASS_HERTZ, rate) * (white[at] - low[before]);
            high[at] = high[before] * (1 - share(HIGH_PASS_HERTZ, rate)) + low[at] - low[before];
        }
        return scaled(high);
    }

    /** How much of the way to its input a one-pole filter goes in a sample. */
    private static double share(double hertz, int rate) {
        return 1 - Math.exp(-2 * Math.PI * hertz / rate);
    }

    private static float[] scaled(double[] samples) {
        double energy = 0;
        for (double sample : samples) {
            energy += sample * sample;
        }
        double scale = Math.sqrt(samples.length / energy / 2);
        float[] scaled = new float[samples.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (samples[i] * scale);
        }
        return scaled;
    }
}
