package inboundcalls.call;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.RealtimeListener.SessionEnd.Kind;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProviderHealthTest {
    private final MockTicker ticker = Ticker.newMockTicker();
    private final ProviderHealth provider = new ProviderHealth(ticker);

    @Test
    void failsAfterThreeCallsInARowForHalfAMinute() {
        try (RecordedLog log = new RecordedLog()) {
            fail(2);
            assertFalse(provider.isFailing());
            fail(1);
            assertTrue(provider.isFailing());
            ticker.advance(29, SECONDS);
            assertTrue(provider.isFailing());
            ticker.advance(1, SECONDS);
            assertFalse(provider.isFailing(), "the next call can tell");
            fail(1);
            assertTrue(provider.isFailing());
            provider.onSession();
            assertFalse(provider.isFailing());
            assertEquals(
                    List.of(
                            "⛔ API Realtime: 3 llamadas seguidas terminadas por su causa",
                            "✅ API Realtime: vuelve a atender llamadas"),
                    log.lines());
        }
    }

    @Test
    void countsOnlyFailuresInARow() {
        fail(2);
        provider.onSession();
        fail(2);
        assertFalse(provider.isFailing());
    }

    @Test
    void isToldByCallsHowTheyFared() {
        CallBench failing = new CallBench();
        failing.receive(CallBench.UUID);
        failing.model().onClosed(new SessionEnd(Kind.KEY_REFUSED, ""));
        failing.pass(5_000);
        failing.registry.provider().onFailure();
        failing.registry.provider().onFailure();
        assertTrue(failing.registry.provider().isFailing());
        failing.close();
        CallBench serving = new CallBench();
        for (int i = 0; i < 3; i++) {
            serving.registry.provider().onFailure();
        }
        serving.begin();
        assertFalse(serving.registry.provider().isFailing());
        serving.receive(CallBench.HANG_UP);
        serving.registry.provider().onFailure();
        serving.registry.provider().onFailure();
        assertFalse(serving.registry.provider().isFailing(), "a caller who hangs up is no failure of the provider's");
        serving.close();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            provider.onFailure();
        }
    }
}
