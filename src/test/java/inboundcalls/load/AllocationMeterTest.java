package inboundcalls.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** As {@code jcmd PID Thread.print -e} of JDK 17 writes them. */
final class AllocationMeterTest {
    private static final String PRINTED = """
            "main" #1 prio=5 os_prio=0 cpu=73.35ms elapsed=2.24s allocated=5193K defined_classes=341 tid=0x00007f0c18017a50 nid=0x3b2f runnable  [0x00007f0c1f5fe000]
               java.lang.Thread.State: RUNNABLE
            	at java.lang.Object.wait(java.base@17.0.17/Native Method)

            "call-3-1" #12 prio=10 os_prio=0 cpu=9.01ms elapsed=2.20s allocated=120M defined_classes=0 tid=0x00007f0c18124b60 nid=0x3b40 runnable  [0x0000000000000000]
            "VM Thread" os_prio=0 cpu=1.58ms elapsed=2.23s tid=0x00007f0c180e2d10 nid=0x3b33 runnable
            """;

    @Test
    void readsWhatEachThreadHasAllocated() {
        assertEquals(
                Map.of("0x00007f0c18017a50", 5_193L << 10, "0x00007f0c18124b60", 120L << 20),
                AllocationMeter.parse(PRINTED));
    }

    @Test
    void countsThreadsThatBeganLaterAndNotThoseThatEnded() {
        assertEquals(7, AllocationMeter.grown(Map.of("a", 10L, "b", 5L), Map.of("a", 12L, "c", 5L)));
    }
}
