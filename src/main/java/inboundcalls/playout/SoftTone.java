package inboundcalls.playout;

import inboundcalls.audio.Pcm;

/**
 * A tone that begins and ends softly, with the silence around it: one period of what is repeated.
 *
 * @param decibels its peak below full scale, negative
 * @param beforeMillis silence before it
 * @param afterMillis silence after it
 */
public record SoftTone(double hertz, double decibels, int beforeMillis, int millis, int afterMillis) {
    /** An answer is on its way: a blip a second, some 15 dB below speech. */
    public static final SoftTone WAITING = new SoftTone(520, -32, 300, 140, 560);

    /** The ringing tone of Mexico, Colombia, Peru and others, as loud as speech in its pauses. */
    public static final SoftTone RINGING = new SoftTone(425, -24, 0, 1_000, 4_000);

    private static final int RATE = 16_000;
    private static final double FADE_MILLIS = 30;

    public StoredSound sound() {
        short[] samples = new short[RATE / 1_000 * (beforeMillis + millis + afterMillis)];
        int first = RATE / 1_000 * beforeMillis;
        double peak = Short.MAX_VALUE * Math.pow(10, decibels / 20);
        for (int i = 0; i < RATE / 1_000 * millis; i++) {
            double sine = Math.sin(2 * Math.PI * hertz * i / RATE);
            samples[first + i] = (short) Math.round(peak * loudness(1_000.0 * i / RATE) * sine);
        }
        return new StoredSound(new Pcm(samples, RATE));
    }

    /** From 0 to 1 and back by raised cosines. */
    private double loudness(double at) {
        double edge = Math.min(1, Math.min(at, millis - at) / FADE_MILLIS);
        return 0.5 - 0.5 * Math.cos(Math.PI * edge);
    }
}
