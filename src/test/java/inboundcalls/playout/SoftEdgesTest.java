package inboundcalls.playout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Tone;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoftEdgesTest {
    private static final int FRAME = 160;
    private static final int FADE = 40;
    private static final int LEVEL = 10_000;

    private final SoftEdges edges = new SoftEdges(8_000);

    @Test
    void leavesSilenceSilent() {
        assertArrayEquals(new short[FRAME], softened(0));
    }

    @Test
    void fadesInWithinFiveMillisecondsAndTouchesNothingThatGoesOn() {
        short[] first = softened(FRAME);
        assertTrue(first[0] < LEVEL / 100);
        assertTrue(first[FADE / 2] > LEVEL * 4 / 10 && first[FADE / 2] < LEVEL * 6 / 10);
        assertArrayEquals(level(FRAME - FADE), Arrays.copyOfRange(first, FADE, FRAME));
        assertArrayEquals(level(FRAME), softened(FRAME));
    }

    @Test
    void fadesOutWithinFiveMillisecondsOfTheFirstFrameWithoutSound() {
        softened(FRAME);
        short[] last = softened(0);
        assertTrue(last[0] > LEVEL * 99 / 100 && last[FADE - 1] < LEVEL / 100);
        assertArrayEquals(new short[FRAME - FADE], Arrays.copyOfRange(last, FADE, FRAME));
        assertArrayEquals(new short[FRAME], softened(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 119, 120, 121, 159})
    void keepsTheEndOfASpeechWholeAndFadesOutBehindIt(int sound) {
        softened(FRAME);
        short[] all = join(softened(sound), softened(0));
        assertArrayEquals(level(sound), Arrays.copyOf(all, sound));
        assertTrue(all[sound] > LEVEL * 99 / 100 && all[sound + FADE - 1] < LEVEL / 100);
        assertArrayEquals(new short[FRAME], Arrays.copyOfRange(all, sound + FADE, sound + FADE + FRAME));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 39, 40, 130, 159, 160})
    void neitherEndsNorBeginsWithAStepWhateverComesNext(int sound) {
        short[] all =
                join(softened(FRAME), softened(sound), softened(0), softened(FRAME), softened(sound), softened(FRAME));
        assertTrue(steepest(all) < LEVEL / 10, "step of " + steepest(all));
    }

    @Test
    void hidesAGapInATone() {
        short[] tone = Tone.of(400, LEVEL, 4 * FRAME, 8_000).samples();
        int slope = steepest(tone);
        short[] heard = new short[0];
        for (int frame = 0; frame < 4; frame++) {
            short[] next = Arrays.copyOfRange(tone, frame * FRAME + 3, (frame + 1) * FRAME + 3);
            short[] shaped = frame == 2 ? new short[FRAME] : next;
            edges.soften(shaped, frame == 2 ? 0 : FRAME);
            heard = join(heard, shaped);
        }
        assertTrue(steepest(heard) <= slope * 11 / 10, steepest(heard) + ", the tone itself: " + slope);
    }

    @Test
    void saturatesWhereAnEndMeetsABeginning() {
        short[] loud = new short[FRAME];
        Arrays.fill(loud, Short.MAX_VALUE);
        edges.soften(loud.clone(), FRAME);
        edges.soften(loud.clone(), 159);
        short[] next = loud.clone();
        edges.soften(next, FRAME);
        for (short sample : next) {
            assertTrue(sample > Short.MAX_VALUE / 2);
        }
    }

    @Test
    void lastsAsLongAtAnyRate() {
        SoftEdges wide = new SoftEdges(48_000);
        short[] sound = new short[960];
        Arrays.fill(sound, (short) LEVEL);
        wide.soften(sound, 960);
        assertEquals(LEVEL, sound[240]);
        assertTrue(sound[120] < LEVEL * 6 / 10);
    }

    private short[] softened(int sound) {
        short[] frame = Arrays.copyOf(level(sound), FRAME);
        edges.soften(frame, sound);
        return frame;
    }

    private static short[] level(int samples) {
        short[] level = new short[samples];
        Arrays.fill(level, (short) LEVEL);
        return level;
    }

    private static int steepest(short[] sound) {
        int steepest = 0;
        for (int i = 1; i < sound.length; i++) {
            steepest = Math.max(steepest, Math.abs(sound[i] - sound[i - 1]));
        }
        return steepest;
    }

    private static short[] join(short[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        short[] all = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
