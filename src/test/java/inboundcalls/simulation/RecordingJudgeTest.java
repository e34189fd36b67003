package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.simulation.Judgement.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RecordingJudgeTest {
    private static final Recordings RECORDINGS = Recordings.load();
    private static final Pcm SOURCE = RECORDINGS.noAnswer().sound();
    private static final int LEAD = 8 * 1_234;
    private static final int FRAME = 160;
    /** The frame that is tampered with: 1.2 s into the sentence, where it is loud. */
    private static final int AT = LEAD + 60 * FRAME;

    @Test
    void findsEveryRecordingIntact() {
        for (Recording recording : RECORDINGS.answers().values()) {
            Judgement judgement = RecordingJudge.judge(heard(recording.sound()), 0, recording.sound());
            assertTrue(judgement.isIntact(), judgement::describe);
            assertEquals(1_234 + 3.5, judgement.startMillis(), 0.5);
            assertTrue(judgement.silenceMillis() > 900, judgement::describe);
        }
    }

    @Test
    void findsTheFirstOccurrenceFromWhereItIsToldTo() {
        short[] once = heard(SOURCE).samples();
        short[] twice = Arrays.copyOf(once, 2 * once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);
        Judgement first = RecordingJudge.judge(new Pcm(twice, 8_000), 0, SOURCE);
        Judgement second = RecordingJudge.judge(new Pcm(twice, 8_000), 2_000, SOURCE);
        assertTrue(first.isIntact() && second.isIntact(), () -> first.describe() + "; " + second.describe());
        assertEquals(once.length / 8.0, second.startMillis() - first.startMillis(), 0.2);
    }

    @Test
    void doesNotFindAnotherSentence() {
        Judgement judgement = RecordingJudge.judge(heard(RECORDINGS.repeat().sound()), 0, SOURCE);
        assertFalse(judgement.isIntact());
        assertFalse(judgement.isFound(), judgement::describe);
    }

    @Test
    void noticesADroppedFrame() {
        short[] in = heard(SOURCE).samples();
        System.arraycopy(in, AT + FRAME, in, AT, in.length - AT - FRAME);
        Judgement judgement = RecordingJudge.judge(new Pcm(in, 8_000), 0, SOURCE);
        assertTrue(judgement.has(Kind.MISSING), judgement::describe);
        assertTrue(judgement.has(Kind.MOVED), judgement::describe);
        assertFalse(judgement.has(Kind.DUPLICATED), judgement::describe);
        assertEquals(-20, shift(judgement), 0.2);
    }

    @Test
    void noticesADoubledFrame() {
        short[] in = heard(SOURCE).samples();
        System.arraycopy(in, AT, in, AT + FRAME, in.length - AT - FRAME);
        Judgement judgement = RecordingJudge.judge(new Pcm(in, 8_000), 0, SOURCE);
        assertTrue(judgement.has(Kind.DUPLICATED), judgement::describe);
        assertEquals(20, shift(judgement), 0.2);
    }

    @Test
    void noticesTwoSwappedFrames() {
        short[] in = heard(SOURCE).samples();
        short[] first = Arrays.copyOfRange(in, AT, AT + FRAME);
        System.arraycopy(in, AT + FRAME, in, AT, FRAME);
        System.arraycopy(first, 0, in, AT + FRAME, FRAME);
        Judgement judgement = RecordingJudge.judge(new Pcm(in, 8_000), 0, SOURCE);
        assertTrue(judgement.has(Kind.MISSING), judgement::describe);
        assertFalse(judgement.has(Kind.MOVED), judgement::describe);
    }

    @Test
    void noticesThatItIsFaster() {
        Judgement little = RecordingJudge.judge(faster(1.002), 0, SOURCE);
        assertTrue(little.has(Kind.MOVED), little::describe);
        Judgement much = RecordingJudge.judge(faster(1.01), 0, SOURCE);
        assertFalse(much.isIntact() || much.isCleanlyCut(0), much::describe);
    }

    @Test
    void noticesSoundWhereTheRecordingIsSilent() {
        Pcm source = new Pcm(Arrays.copyOf(SOURCE.samples(), 120_000), 24_000);
        System.arraycopy(SOURCE.samples(), 0, source.samples(), 72_000, SOURCE.samples().length);
        short[] in = heard(source).samples();
        System.arraycopy(in, AT, in, LEAD + 8 * 2_200, 3 * FRAME);
        Judgement judgement = RecordingJudge.judge(new Pcm(in, 8_000), 0, source);
        assertTrue(judgement.has(Kind.INTRUDED), judgement::describe);
    }

    @Test
    void saysToTheMillisecondWhereItWasCut() {
        Pcm source = RECORDINGS.answers().values().stream()
                .map(Recording::sound)
                .max((a, b) -> Integer.compare(a.samples().length, b.samples().length))
                .orElseThrow();
        for (int millis = 700; millis < 9_000; millis += 777) {
            short[] in = heard(source).samples();
            Arrays.fill(in, LEAD + 28 + millis * 8, in.length, (short) 0);
            Judgement judgement = RecordingJudge.judge(new Pcm(in, 8_000), 0, source);
            assertTrue(judgement.isCleanlyCut(500), judgement::describe);
            assertTrue(judgement.heardMillis() <= millis + 0.5, judgement.describe() + " of " + millis);
            assertTrue(judgement.heardAtMostMillis() >= millis - 3, judgement.describe() + " of " + millis);
            assertTrue(judgement.heardAtMostMillis() - judgement.heardMillis() < 300, judgement::describe);
        }
    }

    private static Pcm faster(double speed) {
        short[] in = heard(SOURCE).samples();
        short[] faster = new short[(int) (in.length / speed) - 1];
        for (int i = 0; i < faster.length; i++) {
            int before = (int) (i * speed);
            faster[i] = (short) Math.round(in[before] + (i * speed - before) * (in[before + 1] - in[before]));
        }
        return new Pcm(faster, 8_000);
    }

    /** The shift of the last block. */
    private static double shift(Judgement judgement) {
        return judgement.faults().get(judgement.faults().size() - 1).shiftMillis();
    }

    /** As a phone hears it: at 8 kHz, with silence before and after. */
    private static Pcm heard(Pcm source) {
        short[] samples = new Resampler(24_000, 8_000).resample(source).samples();
        short[] heard = new short[LEAD + samples.length + 8_000];
        System.arraycopy(samples, 0, heard, LEAD, samples.length);
        return new Pcm(heard, 8_000);
    }
}
