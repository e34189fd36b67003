package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.simulation.QuestionRecognizer.Hearing;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

final class QuestionRecognizerTest {
    private static final Recordings RECORDINGS = Recordings.load();
    private static final QuestionRecognizer RECOGNIZER = new QuestionRecognizer(RECORDINGS.questions());

    @Test
    void recognisesEachQuestionThroughAGoodResampler() {
        for (Recording question : RECORDINGS.questions()) {
            Hearing hearing = RECOGNIZER.hear(padded(resampled(question)));
            assertEquals(Optional.of(question), hearing.recognised(), hearing::toString);
            assertTrue(hearing.likeness() > 0.995 && hearing.outOfBand() < 1e-6, hearing::toString);
        }
    }

    @Test
    void recognisesAQuietQuestion() {
        short[] loud = resampled(RECORDINGS.questions().get(0)).samples();
        assertTrue(RECOGNIZER
                .hear(pcm(loud.length, i -> loud[i] / 10.0))
                .recognised()
                .isPresent());
    }

    @Test
    void rejectsSilence() {
        rejected(Pcm.silence(48_000, 24_000));
    }

    @Test
    void rejectsAChangedPitch() {
        for (Recording question : RECORDINGS.questions()) {
            rejected(stretched(resampled(question), 1.06));
            rejected(stretched(resampled(question), 1 / 1.06));
            rejected(stretched(resampled(question), 1.01));
        }
    }

    @Test
    void rejectsSamplesOfAnotherRate() {
        for (Recording question : RECORDINGS.questions()) {
            rejected(new Pcm(question.sound().samples(), 24_000));
        }
    }

    @Test
    void rejectsZeroesBetweenTheSamples() {
        for (Recording question : RECORDINGS.questions()) {
            short[] in = question.sound().samples();
            rejected(pcm(in.length * 3, i -> i % 3 == 0 ? in[i / 3] : 0));
        }
    }

    @Test
    void rejectsSamplesThatAreHeld() {
        for (Recording question : RECORDINGS.questions()) {
            short[] in = question.sound().samples();
            rejected(pcm(in.length * 3, i -> in[i / 3]));
        }
    }

    @Test
    void rejectsStraightLinesBetweenTheSamples() {
        for (Recording question : RECORDINGS.questions()) {
            rejected(stretched(new Pcm(question.sound().samples(), 24_000), 1 / 3.0));
        }
    }

    @Test
    void rejectsALostFrame() {
        short[] in = resampled(RECORDINGS.questions().get(0)).samples();
        int middle = in.length / 2;
        rejected(pcm(in.length - 480, i -> in[i < middle ? i : i + 480]));
    }

    @Test
    void rejectsHalfAQuestionAndOneWithMoreAfterIt() {
        short[] in = resampled(RECORDINGS.questions().get(3)).samples();
        rejected(pcm(in.length / 2, i -> in[i]));
        rejected(pcm(in.length * 2, i -> in[i % in.length]));
    }

    private static void rejected(Pcm sound) {
        Hearing hearing = RECOGNIZER.hear(padded(sound));
        assertEquals(Optional.empty(), hearing.recognised(), hearing::toString);
    }

    private static Pcm resampled(Recording question) {
        return new Resampler(8_000, 24_000).resample(question.sound());
    }

    /** Read at another speed, with straight lines between the samples. */
    private static Pcm stretched(Pcm sound, double speed) {
        short[] in = sound.samples();
        return pcm((int) ((in.length - 2) / speed), i -> {
            int before = (int) (i * speed);
            double after = i * speed - before;
            return in[before] * (1 - after) + in[before + 1] * after;
        });
    }

    private static Pcm padded(Pcm sound) {
        short[] in = sound.samples();
        return pcm(in.length + 19_200, i -> i < 7_200 || i >= in.length + 7_200 ? 0 : in[i - 7_200]);
    }

    private static Pcm pcm(int length, IntToDoubleFunction sample) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) Math.round(sample.applyAsDouble(i));
        }
        return new Pcm(samples, 24_000);
    }
}
