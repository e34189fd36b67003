package inboundcalls.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class RehearsalIT {
    @Test
    void makesCallsAndLeavesNothingBehind() throws InterruptedException {
        Set<String> threads = loops();
        try (RecordedLog log = new RecordedLog()) {
            assertTrue(Rehearsal.run(Duration.ofSeconds(1)) > 0);
            assertEquals(List.of(), log.lines());
            LoggerFactory.getLogger(RehearsalIT.class).info("and now");
            assertEquals(List.of("and now"), log.lines());
        }
        assertEquals(threads, loops());
    }

    @Test
    void isLeftOutWhenItIsToTakeNoTime() throws InterruptedException {
        assertEquals(0, Rehearsal.run(Duration.ZERO));
    }

    /** The names of the event loops that are alive. */
    private static Set<String> loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(rehearsal|call|tool|accept|admin|simulated-realtime)-.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
