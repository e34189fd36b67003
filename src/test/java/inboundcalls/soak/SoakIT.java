package inboundcalls.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.SteadyMachine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A short one; {@code scripts/soak.sh} is the long one. */
class SoakIT {
    @Test
    void everyCallGetsWhatItMust() throws Throwable {
        SteadyMachine.hold(SoakIT::soak);
    }

    private static void soak() throws Exception {
        StringWriter told = new StringWriter();
        SoakPlan plan = new SoakPlan(Duration.ofSeconds(20), 4, Duration.ofMillis(700), 11, Optional.empty());
        SoakReport report = SoakRun.run(plan, new PrintWriter(told));
        report.lines().forEach(System.out::println);
        assertEquals(List.of(), report.faults());
        assertTrue(told.toString().contains("no more new calls"), told::toString);
    }
}
