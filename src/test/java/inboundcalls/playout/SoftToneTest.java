package inboundcalls.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import org.junit.jupiter.api.Test;

final class SoftToneTest {
    private static final Pcm PERIOD = SoftTone.WAITING.sound().at(8_000);

    @Test
    void blipsOnceASecond() {
        assertEquals(8_000, PERIOD.samples().length, 80); // the filter's end
        assertEquals(0, peak(0, 295));
        assertEquals(0, peak(450, 1_000));
    }

    @Test
    void isHeardAndFarBelowSpeech() {
        int peak = peak(300, 445);
        assertTrue(peak > 600 && peak < 1_000, () -> "peak: " + peak);
    }

    @Test
    void beginsAndEndsSoftly() {
        assertTrue(peak(300, 305) < peak(300, 445) / 10);
        assertTrue(peak(442, 445) < peak(300, 445) / 10);
    }

    private static int peak(int fromMillis, int toMillis) {
        int peak = 0;
        for (int i = 8 * fromMillis; i < 8 * toMillis; i++) {
            peak = Math.max(peak, Math.abs(PERIOD.samples()[i]));
        }
        return peak;
    }
}
