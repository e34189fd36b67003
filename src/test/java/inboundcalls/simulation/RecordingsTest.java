package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordingsTest {
    private static final Recordings RECORDINGS = Recordings.load();

    @Test
    void questionsAreAsAPhoneSendsThemAndSentencesAsTheModelSpeaks() {
        RECORDINGS
                .questions()
                .forEach(question -> assertEquals(8_000, question.sound().rate()));
        sentences().forEach(sentence -> assertEquals(24_000, sentence.sound().rate(), sentence.name()));
        assertTrue(sentences().stream().anyMatch(sentence -> sentence.sound().millis() > 6_000));
    }

    @Test
    void noQuestionPausesSoLongThatItsTurnWouldEnd() {
        for (Recording question : RECORDINGS.questions()) {
            List<String> told = new ArrayList<>();
            InputAudio input = new InputAudio(new InputAudio.Listener() {
                @Override
                public void speechStarted(long audioStartMillis) {
                    told.add("started");
                }

                @Override
                public void speechStopped(long audioEndMillis) {
                    told.add("stopped");
                }
            });
            input.detect(0.5, 0, 400);
            double[] sound = BandLimit.limit(question.sound(), 24_000, 4_000);
            short[] samples = new short[sound.length];
            for (int i = 0; i < sound.length; i++) {
                samples[i] = (short) sound[i];
            }
            input.append(samples);
            assertEquals(List.of("started"), told, question.name());
        }
    }

    @Test
    void everyRecordingPeaksAtAboutHalfScale() {
        List<Recording> all = new ArrayList<>(sentences());
        all.addAll(RECORDINGS.questions());
        for (Recording recording : all) {
            double peak = Levels.of(recording.sound(), recording.sound().rate())
                    .peak(0, recording.sound().samples().length);
            assertTrue(peak > 14_000 && peak < 17_000, () -> recording.name() + ": " + peak);
        }
    }

    @Test
    void knowsNoOtherAnswer() {
        assertTrue(RECORDINGS
                .answer("Hay 442 clientes activos en total, en 3 routers.")
                .isPresent());
        assertTrue(RECORDINGS.answer("En total hay 365 clientes activos.").isEmpty());
    }

    private static List<Recording> sentences() {
        List<Recording> sentences = new ArrayList<>(RECORDINGS.answers().values());
        sentences.addAll(
                List.of(RECORDINGS.greeting(), RECORDINGS.preamble(), RECORDINGS.repeat(), RECORDINGS.noAnswer()));
        return sentences;
    }
}
