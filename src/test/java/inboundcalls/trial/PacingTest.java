package inboundcalls.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.simulation.SoundTrack.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PacingTest {
    private final List<Frame> frames = new ArrayList<>();

    @Test
    void tellsHowMuchLaterThanTheGridFramesCame() {
        for (int i = 0; i < 1_000; i++) {
            came(20L * i + (i % 50 == 7 ? 3 : 0));
        }
        assertEquals("Tramas: 1000; retraso p50 0.0 ms, p99 3.0 ms, máximo 3.0 ms", told());
    }

    @Test
    void tellsAGapOnce() {
        for (int i = 0; i < 1_000; i++) {
            came(20L * i + (i >= 300 ? 500 : 0));
        }
        assertEquals("Tramas: 1000; retraso p50 0.0 ms, p99 0.0 ms, máximo 500.0 ms", told());
    }

    private void came(long millis) {
        frames.add(new Frame(millis * 1_000_000, new short[160]));
    }

    private String told() {
        return Pacing.of(frames, 8_000).describe();
    }
}
