package inboundcalls.log;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LimitedLogTest {
    private final EmbeddedChannel time = new EmbeddedChannel();
    private final RecordedLog written = new RecordedLog();
    private final LimitedLog log = new LimitedLog(LoggerFactory.getLogger("inboundcalls"), "Cosa", time.eventLoop());

    @BeforeEach
    void freeze() {
        time.freezeTime();
    }

    @AfterEach
    void close() {
        written.close();
        time.finishAndReleaseAll();
    }

    @Test
    void writesTheFirstOfTenSecondsAndHowManyMoreThereWere() {
        warn(1, 1_000);
        assertEquals(lines(1, 5), written.lines());
        pass(9_999);
        assertEquals(5, written.lines().size());
        pass(1);
        assertEquals("Cosa: 995 veces más en 10 s", written.lines().get(5));
        pass(60_000);
        assertEquals(6, written.lines().size());
    }

    @Test
    void beginsAnewAfterTenSeconds() {
        warn(1, 3);
        pass(10_000);
        warn(4, 8);
        pass(10_000);
        assertEquals(lines(1, 8), written.lines());
    }

    @Test
    void outlivesItsTimer() {
        ScheduledExecutorService over = Executors.newSingleThreadScheduledExecutor();
        over.shutdownNow();
        LimitedLog last = new LimitedLog(LoggerFactory.getLogger("inboundcalls"), "Cosa", over);
        IntStream.rangeClosed(1, 6).forEach(i -> last.warn("Cosa {}", i));
        assertEquals(lines(1, 5), written.lines());
    }

    private void warn(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> log.warn("Cosa {}", i));
    }

    private void pass(int millis) {
        time.advanceTimeBy(millis, MILLISECONDS);
        time.runScheduledPendingTasks();
    }

    private static List<String> lines(int from, int to) {
        return Stream.iterate(from, i -> i <= to, i -> i + 1)
                .map(i -> "Cosa " + i)
                .toList();
    }
}
