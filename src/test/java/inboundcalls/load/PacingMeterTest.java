package inboundcalls.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import org.junit.jupiter.api.Test;

final class PacingMeterTest {
    private static final long MILLI = 1_000_000;

    private final LoadMeters meters = new LoadMeters();
    private final PacingMeter pacing = new PacingMeter(meters);
    private long due = 5_000 * MILLI;

    @Test
    void countsHowMuchLaterThanTheMostPunctualFrameEachCame() {
        meters.count(true);
        hear(1, 3); // the first one is no measure of the others
        hear(248, 1);
        hear(1, 9);
        assertEquals(250, meters.times(Time.PACING).count());
        assertEquals(0, meters.times(Time.PACING).p95(), 0.01);
        assertEquals(8, meters.times(Time.PACING).max(), 0.01);
    }

    @Test
    void forgivesAClockThatRunsALittleFaster() {
        meters.count(true);
        for (int i = 0; i < 2_500; i++) {
            due -= 1_000; // 50 ppm
            hear(1, 0);
        }
        assertEquals(0.25, meters.times(Time.PACING).max(), 0.01);
        assertEquals(0, meters.times(Event.DEADLINES_GAINED));
    }

    @Test
    void tellsOfDeadlinesThatWereLostOrGained() {
        meters.count(true);
        hear(250, 0);
        due += 60 * MILLI;
        hear(250, 0);
        due -= 20 * MILLI;
        hear(250, 0);
        assertEquals(3, meters.times(Event.DEADLINES_LOST));
        assertEquals(1, meters.times(Event.DEADLINES_GAINED));
    }

    @Test
    void tellsOfAGapOnce() {
        meters.count(true);
        hear(100, 0);
        due += 1_000 * MILLI;
        hear(250, 0);
        assertEquals(1_000, meters.times(Time.PACING).max(), 1);
        assertEquals(0, meters.times(Time.PACING).p99(), 0.01);
        assertEquals(50, meters.times(Event.DEADLINES_LOST));
    }

    @Test
    void countsOnlyWhileCountingIsOn() {
        hear(300, 50);
        meters.count(true);
        hear(100, 0);
        meters.count(false);
        hear(300, 50);
        assertEquals(100, meters.times(Time.PACING).count());
        assertEquals(0, meters.times(Time.PACING).max());
    }

    private void hear(int frames, long lateMillis) {
        for (int i = 0; i < frames; i++) {
            pacing.heard(due + lateMillis * MILLI);
            due += 20 * MILLI;
        }
    }
}
