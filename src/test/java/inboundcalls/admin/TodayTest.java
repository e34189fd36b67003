package inboundcalls.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.Mockito.when;

import com.google.gson.JsonObject;
import inboundcalls.call.CallUsage;
import inboundcalls.call.EndReason;
import inboundcalls.realtime.Usage;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class TodayTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    private final WatchedBench bench = new WatchedBench();
    private LocalDate date = FIRST;
    private final Today today = new Today(bench.watched, () -> date);

    @Test
    void countsWhatHappenedSinceMidnight() {
        ended(5, 2);
        when(bench.totals.interruptions()).thenReturn(3L);
        assertEquals(7, number("ended"));
        assertEquals(2, number("failed"));
        assertEquals(3, number("interruptions"));
        date = FIRST.plusDays(1);
        assertEquals(0, number("ended"));
        assertEquals(0, number("interruptions"));
        ended(6, 2);
        assertEquals(1, number("ended"));
        assertEquals(0, number("failed"));
    }

    /** What happens between midnight and the first look is of the new day where it is called in between. */
    @Test
    void turnsWhileNobodyLooks() {
        ended(5, 0);
        date = FIRST.plusDays(1);
        today.turn();
        ended(8, 0);
        assertEquals(3, number("ended"));
    }

    @Test
    void tellsTheCostOfTheDay() {
        when(bench.totals.usage()).thenReturn(usage(1_000));
        double whole = today.toJson().get("cost").getAsDouble();
        date = FIRST.plusDays(1);
        today.turn();
        when(bench.totals.usage()).thenReturn(usage(1_500));
        assertEquals(whole / 2, today.toJson().get("cost").getAsDouble(), 1e-9);
    }

    @Test
    void tellsNoMeanOfNothing() {
        JsonObject json = today.toJson();
        assertFalse(json.has("meanAnswerSeconds"), json.toString());
    }

    private void ended(long well, long badly) {
        when(bench.calls.ended(EndReason.CALLER_HUNG_UP)).thenReturn(well);
        when(bench.calls.ended(EndReason.KEY_REFUSED)).thenReturn(badly);
    }

    private static CallUsage usage(long tokens) {
        return new CallUsage(new Usage(0, 0, 0, 0, tokens, tokens), Usage.NONE, 0);
    }

    private long number(String name) {
        return today.toJson().get(name).getAsLong();
    }
}
