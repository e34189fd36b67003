package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Tone;
import inboundcalls.log.CallLog;
import inboundcalls.log.RecordedLog;
import inboundcalls.playout.PlayoutTotals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told at the end of a call of what happened while both spoke. */
final class CallStatsTest {
    @Test
    void tellsNothingOfWhatDidNotHappen() {
        assertFalse(String.join("\n", told(new CallStats(new CallTotals()))).contains("Interrupciones"));
    }

    @Test
    void tellsInterruptionsAndFalseStartsApart() {
        FloorBench bench = new FloorBench(FloorBench.FALSE_STARTS);
        bench.speaks("resp_1", 3_000);
        bench.heard("item_1", 100);
        bench.floor.onTranscriptDone("item_1", "");
        bench.heard("item_2", 100);
        bench.floor.onTranscriptDone("item_2", "");
        bench.heard("item_3", 500);
        bench.close();
        assertEquals(
                "📊 Interrupciones: 1, falsas: 2, eco retenido: 0.0s",
                told(bench.stats).get(5));
    }

    @Test
    void countsNoInterruptionWhereTheModelWasSilent() {
        FloorBench bench = new FloorBench(FloorBench.PROVIDER);
        bench.heard("item_1", 500);
        bench.close();
        assertEquals(5, told(bench.stats).size());
    }

    @Test
    void tellsHowMuchEchoWasKeptFromTheModel() {
        CallStats stats = new CallStats(new CallTotals());
        PlayedLevel played = new PlayedLevel(Duration.ofMillis(200), frame -> {});
        EchoGate gate = new EchoGate(10, played, stats, frame -> {});
        for (int i = 0; i < 60; i++) {
            played.accept(tone(0));
            gate.accept(tone(-20));
        }
        assertEquals(
                "📊 Interrupciones: 0, falsas: 0, eco retenido: 1.2s",
                told(stats).get(5));
    }

    private static Pcm tone(int decibels) {
        return Tone.of(400, (int) (10_000 * Math.pow(10, decibels / 20.0)), 160, 8_000);
    }

    private static List<String> told(CallStats stats) {
        try (RecordedLog log = new RecordedLog()) {
            stats.logTo(new CallLog("a call"), 0, new PlayoutTotals().figures());
            return log.lines("a call");
        }
    }
}
