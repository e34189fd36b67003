package inboundcalls.simulation;

import inboundcalls.audio.Pcm;

/**
 * Sound cut off above a frequency and brought to another rate, exactly and all at once: what streaming resamplers are judged by. The rates
 * are multiples of one another. No delay.
 */
final class BandLimit {
    private BandLimit() {}

    static double[] limit(Pcm sound, int rate, double hertz) {
        int up = Math.max(1, rate / sound.rate());
        double[] stuffed = stuffed(sound.samples(), up);
        // Room at the end, so that the filter's ringing doesn't reach around to the start.
        int size = Spectrum.size(stuffed.length + rate / 10);
        double[] limited =
                Spectrum.of(stuffed, size).limit(hertz / (sound.rate() * up)).signal();
        return picked(limited, stuffed.length, Math.max(1, sound.rate() / rate));
    }

    private static double[] stuffed(short[] samples, int up) {
        double[] stuffed = new double[samples.length * up];
        for (int i = 0; i < samples.length; i++) {
            stuffed[i * up] = samples[i] * (double) up;
        }
        return stuffed;
    }

    private static double[] picked(double[] samples, int length, int every) {
        double[] picked = new double[length / every];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = samples[i * every];
        }
        return picked;
    }
}
