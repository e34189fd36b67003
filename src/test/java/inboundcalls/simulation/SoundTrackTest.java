package inboundcalls.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SoundTrackTest {
    private static final long START = 5_000_000_000L;

    private final SoundTrack track = new SoundTrack(8_000, START);

    @Test
    void putsTheFirstFrameWhereItWasHeard() {
        hear(100, 1);
        assertEquals(960, track.length());
        assertEquals(0, track.sound().samples()[799]);
        assertEquals(1, track.sound().samples()[800]);
        assertEquals(8_000, track.sound().rate());
        assertEquals(0, track.filledMillis());
    }

    @Test
    void putsFramesSideBySideThoughTheyComeALittleEarlyOrLate() {
        int[] late = {0, 10, 0, 35, -15, 0, 100, 90, 0, -40};
        for (int i = 0; i < late.length; i++) {
            hear(100 + 20 * i + late[i], 300 + i);
        }
        short[] heard = track.sound().samples();
        assertEquals(800 + 10 * 160, heard.length);
        for (int i = 0; i < heard.length - 800; i++) {
            assertEquals(300 + i / 160, heard[800 + i]);
        }
        assertEquals(0, track.discardedFrames());
        assertEquals(0, track.filledMillis());
    }

    @Test
    void discardsMostOfABurst() {
        for (int i = 0; i < 250; i++) {
            hear(100, 1_000 + i);
        }
        assertEquals(250, track.frames());
        assertEquals(250 - 7, track.discardedFrames());
        assertEquals(800 + 7 * 160, track.length());
        assertEquals(1_006, track.sound().samples()[track.length() - 1]);
    }

    @Test
    void hearsAgainWhenTheBurstHasBeenPlayed() {
        for (int i = 0; i < 250; i++) {
            hear(100, 1_000);
        }
        hear(260, 2_000);
        assertEquals(243, track.discardedFrames());
        assertEquals(2_000, track.sound().samples()[track.length() - 1]);
        assertEquals(0, track.filledMillis());
    }

    @Test
    void fillsAGapWithSilence() {
        hear(0, 300);
        hear(1_000, 400);
        short[] expected = new short[8_160];
        Arrays.fill(expected, 0, 160, (short) 300);
        Arrays.fill(expected, 8_000, 8_160, (short) 400);
        assertArrayEquals(expected, track.sound().samples());
        assertEquals(980, track.filledMillis());
    }

    @Test
    void knowsWhereTheLastSoundAboveLineNoiseStands() {
        assertEquals(-1, track.lastLoud());
        hear(0, 200);
        assertEquals(-1, track.lastLoud());
        hear(20, -201);
        hear(40, 0);
        assertEquals(319, track.lastLoud());
        hear(60, Short.MIN_VALUE);
        assertEquals(639, track.lastLoud());
    }

    @Test
    void growsWithTheCall() {
        for (int i = 0; i < 5_000; i++) {
            hear(20 * i, i);
        }
        assertEquals(800_000, track.length());
        assertEquals(4_999, track.sound().samples()[799_999]);
        assertEquals(0, track.sound().samples()[0]);
    }

    @Test
    void tellsTimesInSamples() {
        assertEquals(0, track.position(START));
        assertEquals(8_000, track.position(START + 1_000_000_000));
        assertEquals(28_800_000, track.position(START + 3_600_000_000_000L));
    }

    private void hear(int millis, int value) {
        short[] frame = new short[160];
        Arrays.fill(frame, (short) value);
        track.add(frame, START + MILLISECONDS.toNanos(millis));
    }
}
