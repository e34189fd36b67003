package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.call.CallView.Counts;
import inboundcalls.call.CallView.State;
import inboundcalls.call.CallView.Who;
import inboundcalls.playout.PlayoutFigures;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RecentCallsTest {
    private final MockTicker ticker = Ticker.newMockTicker();
    private final RecentCalls recent = new RecentCalls(ticker);

    @Test
    void keepsTheNewestAndNoMore() {
        for (int i = 0; i < 100; i++) {
            recent.add(view("caller " + i), EndReason.CALLER_HUNG_UP);
        }
        List<String> callers =
                recent.newest().stream().map(call -> call.view().who().caller()).toList();
        assertEquals(RecentCalls.MOST, callers.size());
        assertEquals("caller 99", callers.get(0));
        assertEquals("caller 88", callers.get(11));
    }

    @Test
    void forgetsThemAfterAWhile() {
        recent.add(view("first"), EndReason.CALLER_HUNG_UP);
        ticker.advance(5, TimeUnit.MINUTES);
        recent.add(view("second"), EndReason.CALLER_HUNG_UP);
        assertEquals(300, recent.secondsSince(recent.newest().get(1)));
        ticker.advance(5 * 60 + 1, TimeUnit.SECONDS);
        assertEquals(
                List.of("second"),
                recent.newest().stream().map(call -> call.view().who().caller()).toList());
        ticker.advance(5, TimeUnit.MINUTES);
        assertEquals(List.of(), recent.newest());
    }

    private static CallView view(String caller) {
        return new CallView(
                new UUID(0, 1),
                State.TALKING,
                1_000,
                new Who(caller, "", ""),
                false,
                new Counts(0, 0, 0, 0, 0),
                new PlayoutFigures(0, 0, 0, 0, 0, 0),
                Optional.empty());
    }
}
