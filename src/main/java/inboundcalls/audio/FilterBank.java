package inboundcalls.audio;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The coefficients of a polyphase low-pass filter that turns one rate into another: {@code up/down} in lowest terms, {@code up} phases of
 * {@code taps} coefficients.
 *
 * <p>Design: windowed sinc, Kaiser window with β 9.5; cut-off (−6 dB) at 3,750/4,000 of the lower rate's Nyquist frequency; 56 taps a phase
 * at the lower rate, which is a delay of 28 of its samples (3.5 ms at 8 kHz). Computed once for each pair of rates, then shared: a bank is
 * never written to.
 */
record FilterBank(int up, int down, int taps, float[][] phases) {
    private static final double KAISER_BETA = 9.5;
    private static final double CUTOFF_OF_NYQUIST = 3_750.0 / 4_000.0;
    private static final int TAPS_AT_LOWER_RATE = 56;
    private static final ConcurrentMap<Long, FilterBank> BANKS = new ConcurrentHashMap<>();

    static FilterBank of(int from, int to) {
        return BANKS.computeIfAbsent((long) from << 32 | to, rates -> design(from, to));
    }

    private static FilterBank design(int from, int to) {
        int divisor = gcd(from, to);
        int up = to / divisor;
        int down = from / divisor;
        int lower = Math.min(from, to);
        int taps = (TAPS_AT_LOWER_RATE * from + lower - 1) / lower;
        double cutoff = CUTOFF_OF_NYQUIST * lower / 2.0 / ((double) from * up);
        return new FilterBank(up, down, taps, phases(up, taps, cutoff));
    }

    /** The prototype runs at {@code from * up}; {@code cutoff} is in cycles per sample of that rate. Each phase passes DC with gain 1. */
    private static float[][] phases(int up, int taps, double cutoff) {
        int length = up * taps;
        double centre = (length - 1) / 2.0;
        float[][] phases = new float[up][taps];
        for (int i = 0; i < length; i++) {
            double t = i - centre;
            phases[i % up][i / up] = (float) (up * 2 * cutoff * sinc(2 * cutoff * t) * kaiser(t / (centre + 0.5)));
        }
        return phases;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return besselI0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / besselI0(KAISER_BETA);
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

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
