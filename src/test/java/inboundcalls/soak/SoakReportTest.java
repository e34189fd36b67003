package inboundcalls.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SoakReportTest {
    private static final UUID CALL = new UUID(1, 2);
    private static final ServerHealth BEFORE = new ServerHealth(20, 10);
    private static final ServerLog LOG = new ServerLog(List.of("[" + CALL + "] 📴 Llamada terminada: x"), 0);

    private final SoakTally tally = new SoakTally();

    @Test
    void isWithoutFaultWhenCallsGotWhatTheyMust() {
        tally.ended(CALL, new Talk(), List.of());
        SoakReport report = SoakReport.of(tally, Map.of(Fault.API_HTML, 3), BEFORE, new ServerHealth(28, 18), LOG);
        assertEquals(List.of(), report.faults());
        assertEquals("faults: 3 {API_HTML=3}", report.lines().get(1));
    }

    @Test
    void tellsOfCallsThatDidNot() {
        tally.ended(CALL, new Talk(), List.of("no greeting", "no end"));
        assertEquals(List.of(CALL + ": no greeting; no end"), faults(Map.of(), BEFORE));
    }

    @Test
    void tellsOfQuestionsThatFailedWithoutBeingMadeTo() {
        Talk talk = new Talk();
        talk.questionFailed();
        talk.questionFailed();
        tally.ended(CALL, talk, List.of());
        assertEquals(List.of(), faults(Map.of(Fault.API_HTML, 1, Fault.API_HANGING, 1), BEFORE));
        assertEquals(
                List.of("2 questions failed, 1 of them were made to"),
                faults(Map.of(Fault.API_HTML, 1, Fault.CALLER_RESET, 1), BEFORE));
    }

    @Test
    void tellsOfWhatTheServerKept() {
        tally.ended(CALL, new Talk(), List.of());
        assertEquals(
                List.of("the server kept 29 file descriptors, 10 threads (before: 20 file descriptors, 10 threads)"),
                faults(Map.of(), new ServerHealth(29, 10)));
        assertEquals(1, faults(Map.of(), new ServerHealth(20, 19)).size());
    }

    private List<String> faults(Map<Fault, Integer> injected, ServerHealth after) {
        return SoakReport.of(tally, injected, BEFORE, after, LOG).faults();
    }
}
