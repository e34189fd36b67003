package inboundcalls.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds pieces of one sound in another, whatever their loudness. Likeness is the normalised correlation: 1 for the same sound. */
final class Likeness {
    /** A place, to a fraction of a sample, and how alike the sounds are there. */
    record Place(double at, double likeness) {}

    /** So few places are compared one by one. */
    private static final int FEW = 200;

    private final double[] sound;
    private final double[] energyBefore;

    Likeness(double[] sound) {
        this.sound = sound;
        this.energyBefore = energyBefore(sound);
    }

    static double[] energyBefore(double[] signal) {
        double[] before = new double[signal.length + 1];
        for (int i = 0; i < signal.length; i++) {
            before[i + 1] = before[i] + signal[i] * signal[i];
        }
        return before;
    }

    /** How alike the sound from there on is to the pattern; 0 where the sound ends earlier or is silent. */
    double at(double[] pattern, int at) {
        if (at < 0 || at + pattern.length > sound.length) {
            return 0;
        }
        double product = 0;
        double energy = 0;
        for (int i = 0; i < pattern.length; i++) {
            product += pattern[i] * sound[at + i];
            energy += pattern[i] * pattern[i];
        }
        return normalised(product, energy, at, pattern.length);
    }

    /** The most alike place of those from {@code first} to {@code last}. */
    Place best(double[] pattern, int first, int last) {
        int from = Math.max(0, first);
        double[] likeness = last - first < FEW ? near(pattern, from, last) : everywhere(pattern, from, last);
        int best = 0;
        for (int i = 1; i < likeness.length; i++) {
            best = likeness[i] > likeness[best] ? i : best;
        }
        return likeness.length == 0 ? new Place(from, 0) : refined(pattern, from + best, likeness[best]);
    }

    /** The first place from {@code first} on that is almost as alike as the best of all. */
    Place earliest(double[] pattern, int first) {
        double[] likeness = everywhere(pattern, first, sound.length - pattern.length);
        double enough = 0.9 * Arrays.stream(likeness).max().orElse(0);
        int at = 0;
        while (at < likeness.length - 1 && likeness[at] < enough) {
            at++;
        }
        return best(pattern, first + at, first + at + pattern.length / 4);
    }

    /** Where the sound is at least so alike to the pattern, each such place apart from the next by the pattern's length. */
    List<Integer> places(double[] pattern, double least) {
        double[] likeness = everywhere(pattern, 0, sound.length - pattern.length);
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < likeness.length; at++) {
            if (likeness[at] >= least) {
                int best = at;
                for (int i = at; i < Math.min(likeness.length, at + pattern.length / 4); i++) {
                    best = likeness[i] > likeness[best] ? i : best;
                }
                places.add(best);
                at = best + pattern.length - 1;
            }
        }
        return places;
    }

    private double[] near(double[] pattern, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToDouble(at -> at(pattern, at))
                .toArray();
    }

    /** The same as {@link #near}, by way of the spectrum. */
    private double[] everywhere(double[] pattern, int first, int last) {
        int count = Math.max(0, Math.min(last, sound.length - pattern.length) - first + 1);
        if (count == 0) {
            return new double[0];
        }
        double[] part = Arrays.copyOfRange(sound, first, first + count + pattern.length);
        int size = Spectrum.size(part.length + pattern.length);
        double[] products = Spectrum.of(part, size)
                .correlatedWith(Spectrum.of(pattern, size))
                .signal();
        double energy = energyBefore(pattern)[pattern.length];
        return IntStream.range(0, count)
                .mapToDouble(i -> normalised(products[i], energy, first + i, pattern.length))
                .toArray();
    }

    private double normalised(double product, double patternEnergy, int at, int length) {
        double energy = energyBefore[at + length] - energyBefore[at];
        // Less than one unit a sample is what arithmetic leaves of silence.
        return energy < length || patternEnergy < length ? 0 : product / Math.sqrt(energy * patternEnergy);
    }

    /** The top of the parabola through the place and its neighbours. */
    private Place refined(double[] pattern, int at, double likeness) {
        double before = at(pattern, at - 1);
        double after = at(pattern, at + 1);
        double bend = before - 2 * likeness + after;
        if (bend >= 0 || before == 0 || after == 0) {
            return new Place(at, likeness);
        }
        double shift = (before - after) / (2 * bend);
        return new Place(at + shift, likeness - (before - after) * shift / 4);
    }
}
