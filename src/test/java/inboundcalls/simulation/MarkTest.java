package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inboundcalls.audio.G711;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class MarkTest {
    private static final int FRAME = 160;
    private static final short[] SILENCE = new short[FRAME];
    private static final Recordings RECORDINGS = Recordings.load();

    private final List<Mark> found = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();

    @Test
    void everyMarkIsFoundBehindAResampler() {
        List<Mark> sent = marks(17);
        List<short[]> frames = new ArrayList<>();
        for (Mark mark : sent) {
            frames.addAll(List.of(SILENCE, mark.frame().samples()));
        }
        frames.add(SILENCE);
        read(frames, UnaryOperator.identity());
        assertEquals(sent, found);
    }

    /** 27 samples of delay, and 24,000 samples from one mark to the next. */
    @Test
    void tellsWhereInTheStreamAMarkBegins() {
        List<short[]> frames = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            frames.add(i % 50 == 1 ? new Mark(7, i / 50).frame().samples() : SILENCE);
        }
        read(frames, UnaryOperator.identity());
        assertEquals(480 + 27 * 3, starts.get(0), 4);
        assertEquals(starts.get(0) + 24_000, starts.get(1));
    }

    @Test
    void survivesBothLawsOfG711() {
        for (G711 law : G711.values()) {
            found.clear();
            List<Mark> sent = marks(411);
            List<short[]> frames = new ArrayList<>();
            sent.forEach(mark -> frames.addAll(List.of(SILENCE, mark.frame().samples())));
            frames.add(SILENCE);
            read(frames, samples -> law.decode(law.encode(samples)));
            assertEquals(sent, found);
        }
    }

    @Test
    void isFoundInTheMiddleOfSpeechAndNotSeenInSpeech() {
        List<Mark> sent = new ArrayList<>();
        List<short[]> frames = new ArrayList<>();
        for (Recording question : RECORDINGS.questions()) {
            short[] speech = question.sound().samples();
            for (int i = 0; i + FRAME <= speech.length; i += FRAME) {
                frames.add(Arrays.copyOfRange(speech, i, i + FRAME));
                if (i / FRAME % 10 == 5) {
                    Mark mark = new Mark(i % Mark.CALLS, i / FRAME % Mark.SEQUENCES);
                    sent.add(mark);
                    frames.addAll(List.of(SILENCE, mark.frame().samples()));
                }
            }
        }
        read(frames, UnaryOperator.identity());
        assertEquals(sent, found);
    }

    @Test
    void isNeverTakenForSpeech() {
        SpeechDetector detector = new SpeechDetector(0.5, 500);
        short[] frame = new Mark(4_095, 7).frame().samples();
        for (int i = 0; i < 20; i++) {
            assertEquals(SpeechDetector.Change.NONE, detector.hear(Arrays.copyOf(frame, 80)));
        }
    }

    @Test
    void refusesMoreCallsThanItCanTell() {
        assertThrows(IllegalArgumentException.class, () -> new Mark(4_096, 0));
        assertThrows(IllegalArgumentException.class, () -> new Mark(0, 8));
    }

    private static List<Mark> marks(int step) {
        List<Mark> marks = new ArrayList<>();
        for (int call = 0; call < Mark.CALLS; call += step) {
            marks.add(new Mark(call, call % Mark.SEQUENCES));
        }
        return marks;
    }

    private void read(List<short[]> frames, UnaryOperator<short[]> line) {
        MarkReader reader = new MarkReader((mark, start) -> {
            found.add(mark);
            starts.add(start);
        });
        Resampler resampler = new Resampler(8_000, 24_000);
        for (short[] frame : frames) {
            reader.read(resampler.resample(new Pcm(line.apply(frame), 8_000)).samples());
        }
    }
}
