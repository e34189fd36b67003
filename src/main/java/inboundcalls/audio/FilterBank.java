package inboundcalls.audio;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The coefficients of a polyphase low-pass filter that turns one rate into another: {@code up/down} in lowest terms, {@code up} phases of
 * {@code taps} coefficients, newest sample first. Computed once for each pair of rates, then shared: a bank is never written to.
 *
 * <p>Design, at {@code up} times the input's rate: windowed sinc, cut-off (−6 dB) at 3,755/4,000 of the lower rate's Nyquist frequency, Kaiser
 * window with β 9.5, {@code 2 * 27 * max(up, down) + 1} coefficients. That is a delay of exactly 27 samples of the lower rate (3.375 ms at
 * 8 kHz), and whole samples are worth having: where rates fall together, the output's rounding then errs as the input's did instead of adding
 * to it. What comes of it stands in {@code audio-quality.md}.
 *
 * @param slides whether {@link SlidingSums} is the way to apply it; {@code taps} is then a multiple of what that takes at a time
 */
record FilterBank(int up, int down, int taps, boolean slides, float[][] phases) {
    private static final double KAISER_BETA = 9.5;
    private static final double CUTOFF_OF_NYQUIST = 3_755.0 / 4_000.0;
    private static final int DELAY_AT_LOWER_RATE = 27;
    /** A phase has as many outputs a second as the rates' greatest common divisor; from 32 in 20 ms on, sliding pays. */
    private static final int SLIDES_FROM_HZ = 32 * 50;

    private static final ConcurrentMap<Long, FilterBank> BANKS = new ConcurrentHashMap<>();

    static FilterBank of(int from, int to) {
        return BANKS.computeIfAbsent((long) from << 32 | to, rates -> design(from, to));
    }

    /** How many samples before the newest an output needs. */
    int history() {
        return taps - 1;
    }

    private static FilterBank design(int from, int to) {
        int divisor = gcd(from, to);
        int up = to / divisor;
        int down = from / divisor;
        int length = 2 * DELAY_AT_LOWER_RATE * Math.max(up, down) + 1;
        boolean slides = divisor >= SLIDES_FROM_HZ;
        int taps = multiple(multiple(length, up) / up, slides ? SlidingSums.tapsAtATime(down) : 1);
        return new FilterBank(up, down, taps, slides, phases(length, up, taps, CUTOFF_OF_NYQUIST / Math.max(up, down)));
    }

    /** {@code cutoff}: of the prototype's Nyquist frequency. Each phase passes DC with gain 1. */
    private static float[][] phases(int length, int up, int taps, double cutoff) {
        int centre = length / 2;
        float[][] phases = new float[up][taps];
        for (int i = 0; i < length; i++) {
            double t = i - centre;
            phases[i % up][i / up] = (float) (up * cutoff * sinc(cutoff * t) * kaiser(t / (centre + 1)));
        }
        return phases;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return besselI0(KAISER_BETA * Math.sqrt(1 - x * x)) / besselI0(KAISER_BETA);
    }

    /** The modified Bessel function of the first kind, order 0, by its power series. */
    private static double besselI0(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    /** The least multiple of {@code step} that is no less than {@code n}. */
    private static int multiple(int n, int step) {
        return (n + step - 1) / step * step;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
