package inboundcalls.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import inboundcalls.tool.CircuitBreaker.Attempt;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
    private static final String OPENS = "⛔ API: 3 fallos seguidos; no se le pregunta durante 30 s";
    private static final String PROBES = "🔎 API: se le hace una pregunta de prueba";
    private static final String STAYS = "⛔ API: sigue sin responder; no se le pregunta durante 30 s";
    private static final String CLOSES = "✅ API: vuelve a responder";

    private final MockTicker ticker = Ticker.newMockTicker();
    private final CircuitBreaker breaker = new CircuitBreaker("API", 3, Duration.ofSeconds(30), ticker);

    @Test
    void letsNobodyAskAfterThreeFailuresInARow() {
        try (RecordedLog log = new RecordedLog()) {
            fail(3);
            assertTrue(breaker.attempt().isEmpty());
            assertTrue(breaker.attempt().isEmpty());
            assertEquals(List.of(OPENS), log.lines());
        }
    }

    @Test
    void tellsThatItPausesUntilOneMayTryAgain() {
        fail(2);
        assertFalse(breaker.isPausing());
        fail(1);
        assertTrue(breaker.isPausing());
        pass(29_999);
        assertTrue(breaker.isPausing());
        pass(1);
        assertFalse(breaker.isPausing());
        attempt().failed();
        assertTrue(breaker.isPausing());
    }

    @Test
    void countsOnlyFailuresInARow() {
        fail(2);
        attempt().answered();
        fail(2);
        attempt().abandoned();
        assertTrue(breaker.attempt().isPresent());
        fail(1);
        assertTrue(breaker.attempt().isEmpty());
    }

    @Test
    void letsOneAskAfterThePauseAndTheOthersWhenThatOneWasAnswered() {
        try (RecordedLog log = new RecordedLog()) {
            fail(3);
            pass(29_999);
            assertTrue(breaker.attempt().isEmpty());
            pass(1);
            Attempt probe = attempt();
            assertTrue(breaker.attempt().isEmpty());
            probe.answered();
            fail(2);
            assertTrue(breaker.attempt().isPresent());
            assertEquals(List.of(OPENS, PROBES, CLOSES), log.lines());
        }
    }

    @Test
    void pausesAgainWhenTheProbeFails() {
        try (RecordedLog log = new RecordedLog()) {
            fail(3);
            pass(30_000);
            fail(1);
            pass(29_999);
            assertTrue(breaker.attempt().isEmpty());
            pass(1);
            attempt().answered();
            assertEquals(List.of(OPENS, PROBES, STAYS, PROBES, CLOSES), log.lines());
        }
    }

    @Test
    void letsTheNextProbeWhenNobodyWaitedForTheFirst() {
        fail(3);
        pass(30_000);
        attempt().abandoned();
        assertTrue(breaker.attempt().isPresent());
        assertTrue(breaker.attempt().isEmpty());
    }

    @Test
    void letsNothingDecideThatWasAskedBeforeThePause() {
        Attempt answered = attempt();
        Attempt failed = attempt();
        Attempt abandoned = attempt();
        fail(3);
        answered.answered();
        assertTrue(breaker.attempt().isEmpty());
        pass(30_000);
        Attempt probe = attempt();
        failed.failed();
        abandoned.abandoned();
        assertTrue(breaker.attempt().isEmpty());
        probe.answered();
        assertTrue(breaker.attempt().isPresent());
    }

    @Test
    void letsOnlyOneOfManyThreadsProbe() throws Exception {
        fail(3);
        pass(30_000);
        AtomicInteger probes = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.submit(() -> {
                start.await();
                probes.addAndGet(breaker.attempt().isPresent() ? 1 : 0);
                return null;
            });
        }
        start.countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
        assertEquals(1, probes.get());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            attempt().failed();
        }
    }

    private Attempt attempt() {
        return breaker.attempt().orElseThrow();
    }

    private void pass(int millis) {
        ticker.advance(millis, TimeUnit.MILLISECONDS);
    }
}
