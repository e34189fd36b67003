package inboundcalls.simulation;

import inboundcalls.audio.Pcm;

/** How loud a sound is where. Places outside the sound are silent. */
final class Levels {
    private final double[] sound;

    Levels(double[] sound) {
        this.sound = sound;
    }

    /** Of the samples as they are, counted at a rate that is a multiple of theirs. */
    static Levels of(Pcm pcm, int rate) {
        int times = rate / pcm.rate();
        double[] sound = new double[pcm.samples().length * times];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = pcm.samples()[i / times];
        }
        return new Levels(sound);
    }

    int length() {
        return sound.length;
    }

    double peak(int from, int to) {
        double peak = 0;
        for (int i = Math.max(0, from); i < Math.min(to, sound.length); i++) {
            peak = Math.max(peak, Math.abs(sound[i]));
        }
        return peak;
    }

    /** The first sample that is louder, or {@code to}. */
    int firstAbove(double level, int from, int to) {
        int at = Math.max(0, from);
        while (at < Math.min(to, sound.length) && Math.abs(sound[at]) <= level) {
            at++;
        }
        return Math.min(at, to);
    }

    /** The last sample that is louder, or {@code from - 1}. */
    int lastAbove(double level, int from, int to) {
        int at = Math.min(to, sound.length) - 1;
        while (at >= Math.max(0, from) && Math.abs(sound[at]) <= level) {
            at--;
        }
        return at;
    }
}
