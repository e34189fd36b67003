package inboundcalls.audio;

import static java.util.Objects.requireNonNull;

/**
 * A block of mono sound: 16-bit samples and their rate in Hz. Whoever makes one hands its array over and does not write to it again, unless
 * it is lent to an {@link AudioSink}.
 */
public record Pcm(short[] samples, int rate) {
    public Pcm {
        requireNonNull(samples);
        if (rate <= 0) {
            throw new IllegalArgumentException("rate: " + rate + " (expected: > 0)");
        }
    }

    /** Digital silence of so many samples. */
    public static Pcm silence(int samples, int rate) {
        return new Pcm(new short[samples], rate);
    }

    /** For who keeps a block that was lent. */
    public Pcm copy() {
        return new Pcm(samples.clone(), rate);
    }

    public boolean isEmpty() {
        return samples.length == 0;
    }

    /** Length in whole milliseconds, rounded down. */
    public long millis() {
        return millis(samples.length, rate);
    }

    /** How many whole milliseconds so many samples last. */
    public static long millis(long samples, int rate) {
        return samples * 1_000 / rate;
    }
}
