package inboundcalls.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PcmTest {
    @ParameterizedTest
    @CsvSource({"0, 8000, 0", "7, 8000, 0", "8, 8000, 1", "160, 8000, 20", "175, 8000, 21", "882, 44100, 20"})
    void lastsWholeMillisecondsRoundedDown(int samples, int rate, long millis) {
        assertEquals(millis, Pcm.silence(samples, rate).millis());
    }

    @Test
    void countsHoursWithoutOverflow() {
        assertEquals(86_400_000, Pcm.millis(192_000L * 86_400, 192_000));
    }

    @Test
    void isSilentOrEmptyWhenAsked() {
        assertArrayEquals(new short[3], Pcm.silence(3, 8_000).samples());
        assertFalse(Pcm.silence(3, 8_000).isEmpty());
        assertTrue(Pcm.silence(0, 8_000).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -8_000})
    void refusesARateThatIsNone(int rate) {
        Throwable refused = assertThrows(IllegalArgumentException.class, () -> Pcm.silence(1, rate));
        assertEquals("rate: " + rate + " (expected: > 0)", refused.getMessage());
    }
}
