package inboundcalls.call;

import static inboundcalls.call.CallBench.SILENCE;
import static inboundcalls.call.CallBench.UUID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a phone hears until the model's first sound, on frozen time. */
final class RingingTest {
    private static final int FRAME_MILLIS = 20;
    /** Of the greeting in the jar. */
    private static final int GREETING_MILLIS = 2_654;

    private CallBench bench = new CallBench(List.of(), "connecting.sound = ring");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void ringsUntilTheModelIsThere() {
        bench.receive(UUID);
        assertEquals(0, heardMillis(990));
        assertEquals(1_000, heardMillis(1_030), 40);
        assertEquals(0, heardMillis(3_960));
        assertEquals(1_000, heardMillis(1_060), 40);
    }

    @Test
    void isNotHeardBeforeAQuickGreeting() {
        bench.receive(UUID);
        assertEquals(0, heardMillis(900));
        bench.model().onSessionCreated();
        bench.model().onSessionUpdated();
        assertEquals(0, heardMillis(900), "the greeting has a second of its own");
        bench.respond("resp_1", 500);
        assertEquals(500, heardMillis(540), 40);
        assertEquals(0, heardMillis(9_000), "and nothing after it");
    }

    @Test
    void ringsWhenTheGreetingIsSlow() {
        bench.begin();
        assertEquals(0, heardMillis(980));
        assertEquals(1_000, heardMillis(1_060), 40);
    }

    @Test
    void goesOnFromTheConnectionToTheFirstSound() {
        bench.receive(UUID);
        heardMillis(1_500);
        bench.model().onSessionCreated();
        bench.model().onSessionUpdated();
        assertEquals(500, heardMillis(520), 40);
    }

    @Test
    void endsInTheFrameOfTheFirstSound() {
        bench.receive(UUID);
        heardMillis(1_300);
        bench.model().onSessionCreated();
        bench.model().onSessionUpdated();
        bench.respond("resp_1", 100);
        bench.pass(400);
        List<String> sent = bench.sent();
        int silent = (int) sent.stream().filter(SILENCE::equals).count();
        assertEquals(20, sent.size());
        assertEquals(15, silent, 1, "100 ms of the model's");
        assertTrue(!sent.get(0).equals(SILENCE) && !sent.get(4).equals(SILENCE), "at once");
        String loudest = "1027"; // of the model, little endian
        assertTrue(sent.get(2).matches("100140(" + loudest + "){160}"), sent.get(2));
    }

    @Test
    void greetsFromARecordingAndRingsThen() {
        restart("connecting { sound = recording, after = 200 ms }");
        assertEquals(0, heardMillis(180));
        assertEquals(GREETING_MILLIS, heardMillis(GREETING_MILLIS), 400); // words have pauses
        assertEquals(1_000, heardMillis(1_080), 60);
    }

    @Test
    void isSilentWhereItIsOff() {
        restart("connecting.sound = off");
        assertEquals(0, heardMillis(8_000));
    }

    @Test
    void givesWayToTheApology() {
        bench.receive(UUID);
        heardMillis(9_980); // it is to ring at 11 s
        assertTrue(heardMillis(4_000) > 2_500);
        assertEquals(0, bench.registry.size());
    }

    private void restart(String setting) {
        bench.close();
        bench = new CallBench(List.of(), setting);
        bench.receive(UUID);
    }

    private double heardMillis(int millis) {
        bench.pass(millis);
        return bench.sent().stream().filter(frame -> !frame.equals(SILENCE)).count() * FRAME_MILLIS;
    }
}
