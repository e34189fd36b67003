package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models that are connected and say nothing. */
final class MuteModelTest {
    private static final String REPLACED =
            "🔁 Se abre otra sesión con la API Realtime en lugar de la que había: el modelo lleva 10 s sin responder";

    private final RecordedLog log = new RecordedLog();
    private final CallBench bench = new CallBench();

    MuteModelTest() {
        bench.begin();
    }

    @AfterEach
    void close() {
        bench.close();
        log.close();
    }

    @Test
    void areReplacedWhenTheyDoNotEvenBegin() {
        bench.pass(9_900);
        assertEquals(1, bench.listeners.size());
        bench.pass(200);
        assertEquals(2, bench.listeners.size());
        assertTrue(log.lines().contains(REPLACED), log.lines()::toString);
    }

    @Test
    void areReplacedWhenTheyBeginAndNothingFollows() {
        bench.respond("greeting", 1_000);
        bench.pass(2_000);
        bench.model().onResponseCreated("resp_mute");
        bench.pass(9_900);
        assertEquals(1, bench.listeners.size());
        bench.pass(200);
        assertEquals(2, bench.listeners.size());
    }

    @Test
    void areLeftAloneWhileTheySpeak() {
        bench.model().onResponseCreated("resp_long");
        for (int i = 0; i < 30; i++) {
            bench.model().onAudio(new ContentPart("resp_long", "item_1", 0), DownlinkBench.constant(500));
            bench.pass(1_000);
        }
        assertEquals(1, bench.listeners.size());
    }

    @Test
    void areLeftAloneWhileNobodyWantsThemToSpeak() {
        bench.respond("greeting", 1_000);
        bench.pass(12_000);
        assertEquals(1, bench.listeners.size());
    }

    @Test
    void areLeftAloneWhileTheCallerSpeaks() {
        bench.pass(5_000);
        bench.model().turns().onSpeechStarted("item_1", 0);
        bench.pass(20_000);
        assertEquals(1, bench.listeners.size());
    }
}
