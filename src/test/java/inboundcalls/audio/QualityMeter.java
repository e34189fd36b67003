package inboundcalls.audio;

import inboundcalls.audio.ToneTrain.Beep;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Finds out the {@link Quality} of a resampler: sends it {@link #sound}, looks at what came of it. */
final class QualityMeter {
    private static final double LOUD = -1;
    private static final double QUIET = -20;
    private static final double HALF_POWER = -3.0103;
    private static final List<Integer> SNR_TONES = List.of(100, 300, 1_000, 2_000, 3_000, 3_400);
    /** So close that the delay between them is told without doubt up to 50 ms. */
    private static final int BESIDE_1000 = 1_020;

    private static final int LAST_OF_SPEECH = 3_400;
    private static final int LAST_OF_EDGE = 3_980;
    private static final int EDGE_STEP = 20;

    private final int from;
    private final int to;
    /** How many times the lower rate is above 8 kHz. */
    private final double scale;

    private final ToneTrain train;

    /** {@code step}: between tones, a part of 1,700 Hz; 100 leaves nothing out. */
    QualityMeter(int from, int to, int step) {
        this.from = from;
        this.to = to;
        this.scale = Math.min(from, to) / 8_000.0;
        this.train = new ToneTrain(scale);
        SNR_TONES.forEach(hertz -> add(hertz, LOUD));
        SNR_TONES.forEach(hertz -> add(hertz, QUIET));
        add(BESIDE_1000, LOUD);
        tones(100, LAST_OF_SPEECH, step).forEach(hertz -> add(hertz, LOUD));
        tones(LAST_OF_SPEECH, LAST_OF_EDGE, EDGE_STEP).forEach(hertz -> add(hertz, LOUD));
        tones(4_200, inputNyquist(), step).filter(this::folds).forEach(hertz -> add(hertz, LOUD));
        tones(4_600, inputNyquist(), step).filter(this::folds).forEach(hertz -> add(hertz, LOUD));
    }

    Pcm sound() {
        return train.sound(from);
    }

    Quality judge(Pcm out) {
        Map<Beep, Pcm> heard = train.heard(out);
        return new Quality(
                fit(heard, 1_000, LOUD).snr(),
                worstSnr(heard, LOUD),
                worstSnr(heard, QUIET),
                leak(heard, LAST_OF_SPEECH, 4_600),
                leak(heard, 3_800, 4_200),
                ripple(heard),
                band(heard),
                delayMillis(heard));
    }

    private void add(int hertz, double decibels) {
        train.add(hertz, decibels);
    }

    private static IntStream tones(int first, int last, int step) {
        return IntStream.iterate(first, hertz -> hertz <= last, hertz -> hertz + step);
    }

    /** In Hz as between 8 and 24 kHz, below the last tone that exists; 0 when no tone of the input can fold. */
    private int inputNyquist() {
        return from < to ? 0 : (int) (4_000L * from / to) - 1;
    }

    /** Not those that fold to 0 or 4,000 Hz, where a sine can vanish. */
    private boolean folds(int hertz) {
        return hertz % 4_000 != 0;
    }

    private Tone.Fit fit(Map<Beep, Pcm> heard, double hertz, double decibels) {
        return fit(heard.get(new Beep(hertz, decibels)), hertz);
    }

    private Tone.Fit fit(Pcm heard, double hertz) {
        return Tone.fit(heard, hertz * scale);
    }

    private double worstSnr(Map<Beep, Pcm> heard, double decibels) {
        return SNR_TONES.stream()
                .mapToDouble(hertz -> fit(heard, hertz, decibels).snr())
                .min()
                .orElseThrow();
    }

    private double leak(Map<Beep, Pcm> heard, int lastOfSpeech, int firstBeyond) {
        return from < to
                ? worst(heard, hertz -> hertz <= lastOfSpeech, this::image)
                : worst(heard, hertz -> hertz >= firstBeyond, this::alias);
    }

    private static double worst(Map<Beep, Pcm> heard, DoublePredicate which, ToDoubleBiFunction<Beep, Pcm> decibels) {
        return heard.entrySet().stream()
                .filter(each -> each.getKey().decibels() == LOUD)
                .filter(each -> which.test(each.getKey().hertz()))
                .mapToDouble(each -> decibels.applyAsDouble(each.getKey(), each.getValue()))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** The strongest of a tone's images, against the tone as it is heard. */
    private double image(Beep beep, Pcm heard) {
        double inputRate = from / scale;
        double outputRate = to / scale;
        return DoubleStream.iterate(inputRate, multiple -> multiple < outputRate, multiple -> multiple + inputRate)
                .flatMap(multiple -> DoubleStream.of(multiple - beep.hertz(), multiple + beep.hertz()))
                .filter(image -> image < outputRate / 2)
                .map(image -> fit(heard, image).amplitude())
                .map(image -> Tone.decibels(image / fit(heard, beep.hertz()).amplitude()))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Against the tone as it was sent. */
    private double alias(Beep beep, Pcm heard) {
        double outputRate = to / scale;
        double folded = Math.abs(beep.hertz() - outputRate * Math.rint(beep.hertz() / outputRate));
        return Tone.decibels(fit(heard, folded).amplitude() / beep.amplitude());
    }

    private double gain(Map<Beep, Pcm> heard, double hertz) {
        Beep beep = new Beep(hertz, LOUD);
        return Tone.decibels(fit(heard, hertz, LOUD).amplitude() / beep.amplitude());
    }

    private double ripple(Map<Beep, Pcm> heard) {
        DoubleSummaryStatistics gains = heard.keySet().stream()
                .filter(beep -> beep.decibels() == LOUD && beep.hertz() <= LAST_OF_SPEECH)
                .mapToDouble(beep -> gain(heard, beep.hertz()))
                .summaryStatistics();
        return gains.getMax() - gains.getMin();
    }

    /** Between the last tone that has kept half of its power and the next; no number when all have. */
    private double band(Map<Beep, Pcm> heard) {
        double[] tones = heard.keySet().stream()
                .filter(beep -> beep.decibels() == LOUD && beep.hertz() <= LAST_OF_EDGE)
                .mapToDouble(Beep::hertz)
                .sorted()
                .toArray();
        for (int i = 1; i < tones.length; i++) {
            double gain = gain(heard, tones[i]);
            if (gain < HALF_POWER) {
                double before = gain(heard, tones[i - 1]);
                return tones[i] - (tones[i] - tones[i - 1]) * (HALF_POWER - gain) / (before - gain);
            }
        }
        return Double.NaN;
    }

    private double delayMillis(Map<Beep, Pcm> heard) {
        double turns = lag(heard, BESIDE_1000) - lag(heard, 1_000);
        double millis = (turns - Math.floor(turns)) / (BESIDE_1000 - 1_000) * 1_000;
        return millis > 49 ? millis - 50 : millis; // a hair less than nothing
    }

    /** In turns of the sine. */
    private double lag(Map<Beep, Pcm> heard, int hertz) {
        return hertz * ToneTrain.SETTLED - fit(heard, hertz, LOUD).phase() / (2 * Math.PI);
    }
}
