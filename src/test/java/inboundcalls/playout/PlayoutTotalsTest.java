package inboundcalls.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

final class PlayoutTotalsTest {
    private final PlayoutTotals totals = new PlayoutTotals();
    private final EventLoop loop = Mockito.mock(EventLoop.class);

    @Test
    void addsUpTheCallsOfAllLoops() {
        PlayoutStats one = totals.newCall(loop);
        PlayoutStats other = totals.newCall(Mockito.mock(EventLoop.class));
        late(one, 98, 1);
        late(other, 1, 10);
        late(totals.newCall(loop), 1, 40);
        one.underrun();
        other.forgive(6);
        PlayoutFigures all = totals.figures();
        assertEquals(100, all.frames());
        assertEquals(1, all.p50Millis(), 0.01);
        assertEquals(10, all.p99Millis(), 0.1);
        assertEquals(40, all.maxMillis(), 0.4);
        assertEquals(1, all.underruns());
        assertEquals(6, all.forgivenFrames());
        assertEquals(all, totals.figures(), "reading takes nothing away");
    }

    @Test
    void tellsACallOfItsOwnFramesOnly() {
        PlayoutStats one = totals.newCall(loop);
        late(one, 10, 5);
        late(totals.newCall(loop), 10, 500);
        assertEquals(5, one.figures().maxMillis(), 5 * 0.07);
        assertEquals(
                "retraso p50 5.1 ms, p99 5.1 ms, máx. 5.1 ms; cortes de voz: 0; tramas perdidas: 0",
                one.figures().describe());
    }

    @Test
    void takesNoFrameForEarlyAndNoneForLaterThanItCanCount() {
        PlayoutStats stats = totals.newCall(loop);
        stats.frame(-1);
        stats.frame(Long.MAX_VALUE);
        assertEquals(2, stats.figures().frames());
        assertEquals(10_000, stats.figures().maxMillis(), 700);
    }

    @Test
    void costsACallLessThanTwoKilobytes() {
        AbstractHistogram one = new IntCountsHistogram(PlayoutStats.MOST_MICROS, 1);
        assertEquals(1_900, one.getEstimatedFootprintInBytes(), 100);
    }

    private static void late(PlayoutStats stats, int frames, long millis) {
        for (int i = 0; i < frames; i++) {
            stats.frame(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }
}
