package inboundcalls.simulation;

import inboundcalls.audio.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which recorded question a sound is, by its correlation with each of them. Only the whole question, at the right pitch and speed and
 * with nothing else, is recognised, and only as a good resampler brings it from a phone's rate to 24 kHz. Thread-safe.
 */
final class QuestionRecognizer {
    /** What was heard: the question it resembles most. */
    record Hearing(Recording question, double likeness, double outOfBand) {
        /** The question, if it is one. */
        Optional<Recording> recognised() {
            return likeness >= LIKENESS && outOfBand <= OUT_OF_BAND ? Optional.of(question) : Optional.empty();
        }
    }

    static final double LIKENESS = 0.95;
    /** -50 dB. A phone has nothing up there; the images of a poor resampler are. */
    static final double OUT_OF_BAND = 1e-5;

    private static final int RATE = SimulatedRealtime.RATE;
    private static final double PHONE_BAND = 4_000;
    private static final double NO_PHONE = 4_300;
    private static final int LONGEST = 15 * RATE;
    private static final int FADE = RATE / 100;

    private final List<Recording> questions;
    private final List<double[]> patterns = new ArrayList<>();

    QuestionRecognizer(List<Recording> questions) {
        this.questions = List.copyOf(questions);
        questions.forEach(question -> patterns.add(BandLimit.limit(question.sound(), RATE, PHONE_BAND)));
    }

    /** Takes some 100 ms. */
    Hearing hear(Pcm sound) {
        double[] heard = faded(sound.samples());
        int longest =
                patterns.stream().mapToInt(pattern -> pattern.length).max().orElseThrow();
        Spectrum spectrum = Spectrum.of(heard, Spectrum.size(heard.length + longest));
        double outOfBand = spectrum.energyAbove(NO_PHONE / RATE);
        Hearing best = new Hearing(questions.get(0), 0, outOfBand);
        for (int i = 0; i < questions.size(); i++) {
            double likeness = likeness(heard, spectrum, patterns.get(i));
            best = likeness > best.likeness() ? new Hearing(questions.get(i), likeness, outOfBand) : best;
        }
        return best;
    }

    /** The highest correlation at any place, of which all the energy that was heard is part: 1 when it is the pattern and no more. */
    private static double likeness(double[] heard, Spectrum spectrum, double[] pattern) {
        double energies = energy(heard) * energy(pattern);
        if (energies == 0) {
            return 0;
        }
        double[] correlation =
                spectrum.correlatedWith(Spectrum.of(pattern, spectrum.size())).signal();
        return highest(correlation) / Math.sqrt(energies);
    }

    /** The top of the parabola through the highest value and its neighbours: a delay need not be whole samples. */
    private static double highest(double[] values) {
        int top = 0;
        for (int i = 1; i < values.length; i++) {
            top = values[i] > values[top] ? i : top;
        }
        double before = values[(top + values.length - 1) % values.length];
        double after = values[(top + 1) % values.length];
        double bend = before - 2 * values[top] + after;
        return bend == 0 ? values[top] : values[top] - (before - after) * (before - after) / (8 * bend);
    }

    /** Cut short if it is too long to be a question, with soft edges so that the cut itself has no high frequencies. */
    private static double[] faded(short[] samples) {
        double[] faded = new double[Math.min(samples.length, LONGEST)];
        for (int i = 0; i < faded.length; i++) {
            int edge = Math.min(i, faded.length - 1 - i);
            faded[i] = samples[i] * (edge < FADE ? 0.5 - 0.5 * Math.cos(Math.PI * edge / FADE) : 1);
        }
        return faded;
    }

    private static double energy(double[] signal) {
        double sum = 0;
        for (double value : signal) {
            sum += value * value;
        }
        return sum;
    }
}
