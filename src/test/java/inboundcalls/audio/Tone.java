package inboundcalls.audio;

/** A sine where tests need speech: made, and found again in what became of it. */
public final class Tone {
    private Tone() {}

    public static Pcm of(double hz, double amplitude, int samples, int rate) {
        short[] sine = new short[samples];
        for (int i = 0; i < samples; i++) {
            sine[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hz * i / rate));
        }
        return new Pcm(sine, rate);
    }

    /** The sine of this frequency that fits best, by least squares, and all that it leaves. */
    static Fit fit(Pcm pcm, double hz) {
        double ss = 0;
        double cc = 0;
        double sc = 0;
        double ys = 0;
        double yc = 0;
        double yy = 0;
        for (int i = 0; i < pcm.samples().length; i++) {
            double phase = 2 * Math.PI * hz * i / pcm.rate();
            double s = Math.sin(phase);
            double c = Math.cos(phase);
            double y = pcm.samples()[i];
            ss += s * s;
            cc += c * c;
            sc += s * c;
            ys += y * s;
            yc += y * c;
            yy += y * y;
        }
        double determinant = ss * cc - sc * sc;
        double a = (ys * cc - yc * sc) / determinant;
        double b = (yc * ss - ys * sc) / determinant;
        double rest = Math.max(0, yy - a * ys - b * yc);
        return new Fit(Math.hypot(a, b), Math.atan2(b, a), Math.sqrt(rest / pcm.samples().length));
    }

    static double rms(Pcm pcm) {
        double sum = 0;
        for (short sample : pcm.samples()) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / pcm.samples().length);
    }

    static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }

    /** {@code phase}: the sine's at the first sample, in radians. */
    record Fit(double amplitude, double phase, double restRms) {
        double snr() {
            return decibels(amplitude / Math.sqrt(2) / restRms);
        }
    }
}
