package inboundcalls.admin;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import inboundcalls.audiosocket.Intake;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.call.CallRecords;
import inboundcalls.call.CallRegistry;
import inboundcalls.call.CallTotals;
import inboundcalls.call.CallUsage;
import inboundcalls.call.Durations;
import inboundcalls.call.ProviderHealth;
import inboundcalls.call.RecentCalls;
import inboundcalls.config.TestConfig;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.tool.CircuitBreaker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What there is to tell of a server that is written down. */
final class WatchedBench {
    final CallTotals totals = mock(CallTotals.class);
    final CallRegistry calls = mock(CallRegistry.class);
    final Watched watched;

    WatchedBench() {
        ProviderHealth provider = mock(ProviderHealth.class);
        RecentCalls recent = mock(RecentCalls.class);
        when(calls.provider()).thenReturn(provider);
        when(calls.totals()).thenReturn(totals);
        when(calls.recent()).thenReturn(recent);
        when(totals.usage()).thenReturn(CallUsage.NONE);
        when(totals.answers()).thenReturn(new Durations());
        when(totals.answersWithFunction()).thenReturn(new Durations());
        when(totals.functions()).thenReturn(Map.of());
        watched = new Watched(
                new Intake(),
                calls,
                new PlayoutTotals(),
                mock(PeerFaults.class),
                new CircuitBreaker("API", 1, Duration.ofSeconds(60), Ticker.systemTicker()),
                TestConfig.of().realtime().prices(),
                CallRecords.none(),
                Optional.empty());
    }
}
