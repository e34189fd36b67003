package inboundcalls.simulation;

import java.util.Arrays;

/** A signal as its frequencies, and back: the fast Fourier transform of a power of two of points. Written to in place. */
final class Spectrum {
    private final double[] re;
    private final double[] im;

    private Spectrum(double[] re, double[] im) {
        this.re = re;
        this.im = im;
    }

    /** The least power of two that holds so many points. */
    static int size(int points) {
        return Math.max(2, Integer.highestOneBit(Math.max(1, points - 1)) * 2);
    }

    /** Of the signal followed by silence up to {@code size} points, a power of two. */
    static Spectrum of(double[] signal, int size) {
        double[] re = Arrays.copyOf(signal, size);
        double[] im = new double[size];
        transform(re, im);
        return new Spectrum(re, im);
    }

    int size() {
        return re.length;
    }

    /**
     * Removes everything above that fraction of the sampling rate. It fades out over the last tenth below, so that a loud sound does not ring
     * for long into the quiet one before it.
     */
    Spectrum limit(double fraction) {
        double edge = fraction * re.length;
        for (int i = 0; i < re.length; i++) {
            double frequency = Math.min(i, re.length - i) / edge;
            double gain = 0.5 + 0.5 * Math.cos(Math.PI * Math.max(0, Math.min(1, (frequency - 0.9) * 10)));
            re[i] *= gain;
            im[i] *= gain;
        }
        return this;
    }

    /** The part of the energy that lies above that fraction of the sampling rate; 0 for silence. */
    double energyAbove(double fraction) {
        double above = 0;
        double all = 0;
        for (int i = 0; i <= re.length / 2; i++) {
            double energy = re[i] * re[i] + im[i] * im[i];
            all += energy;
            above += i >= fraction * re.length ? energy : 0;
        }
        return all == 0 ? 0 : above / all;
    }

    /** This times the conjugate of the other: the spectrum of their correlation. */
    Spectrum correlatedWith(Spectrum pattern) {
        double[] productRe = new double[re.length];
        double[] productIm = new double[re.length];
        for (int i = 0; i < re.length; i++) {
            productRe[i] = re[i] * pattern.re[i] + im[i] * pattern.im[i];
            productIm[i] = im[i] * pattern.re[i] - re[i] * pattern.im[i];
        }
        return new Spectrum(productRe, productIm);
    }

    /** The signal of this spectrum, which is of no use afterwards. */
    double[] signal() {
        // The inverse is the forward transform with both parts swapped.
        transform(im, re);
        for (int i = 0; i < re.length; i++) {
            re[i] /= re.length;
        }
        return re;
    }

    private static void transform(double[] re, double[] im) {
        int n = re.length;
        reorder(re, im);
        double[] cos = new double[n / 2];
        double[] sin = new double[n / 2];
        for (int i = 0; i < n / 2; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / n);
            sin[i] = -Math.sin(2 * Math.PI * i / n);
        }
        for (int half = 1; half < n; half *= 2) {
            for (int start = 0; start < n; start += 2 * half) {
                butterflies(re, im, start, half, cos, sin);
            }
        }
    }

    private static void butterflies(double[] re, double[] im, int start, int half, double[] cos, double[] sin) {
        int stride = cos.length / half;
        for (int k = 0; k < half; k++) {
            int a = start + k;
            int b = a + half;
            double c = cos[k * stride];
            double s = sin[k * stride];
            double oddRe = re[b] * c - im[b] * s;
            double oddIm = re[b] * s + im[b] * c;
            re[b] = re[a] - oddRe;
            im[b] = im[a] - oddIm;
            re[a] += oddRe;
            im[a] += oddIm;
        }
    }

    private static void reorder(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(re.length) + 1;
        for (int i = 0; i < re.length; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
