package inboundcalls.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tones one after the other, so that a resampler is measured in one run, and what became of each. Times and frequencies are as between 8 and
 * 24 kHz; {@code scale} is how many times the lower rate is above 8 kHz.
 */
final class ToneTrain {
    /** Of a tone. */
    private static final double SECONDS = 1.5;
    /** When that part of a tone begins that is looked at: by then every filter is full of it. */
    static final double SETTLED = 0.3;
    /** How long that part is: whole periods of every multiple of 20 Hz, whole samples at any rate. */
    private static final double HEARD = 0.9;

    private final double scale;
    private final List<Beep> beeps = new ArrayList<>();

    ToneTrain(double scale) {
        this.scale = scale;
    }

    /** What is sent: a sine that begins at phase 0, {@code decibels} below full scale. */
    record Beep(double hertz, double decibels) {
        double amplitude() {
            return Short.MAX_VALUE * Math.pow(10, decibels / 20);
        }
    }

    void add(double hertz, double decibels) {
        Beep beep = new Beep(hertz, decibels);
        if (!beeps.contains(beep)) {
            beeps.add(beep);
        }
    }

    Pcm sound(int rate) {
        int length = samples(SECONDS, rate);
        short[] all = new short[beeps.size() * length];
        for (int i = 0; i < beeps.size(); i++) {
            Beep beep = beeps.get(i);
            short[] tone =
                    Tone.of(beep.hertz * scale, beep.amplitude(), length, rate).samples();
            System.arraycopy(tone, 0, all, i * length, length);
        }
        return new Pcm(all, rate);
    }

    /** What of each tone is looked at. */
    Map<Beep, Pcm> heard(Pcm out) {
        Map<Beep, Pcm> heard = new LinkedHashMap<>();
        for (int i = 0; i < beeps.size(); i++) {
            int start = samples(i * SECONDS + SETTLED, out.rate());
            short[] part = Arrays.copyOfRange(out.samples(), start, start + samples(HEARD, out.rate()));
            heard.put(beeps.get(i), new Pcm(part, out.rate()));
        }
        return heard;
    }

    private int samples(double seconds, int rate) {
        return (int) Math.round(seconds * rate / scale);
    }
}
