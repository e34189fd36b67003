package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.config.Prices;
import inboundcalls.config.TestConfig;
import inboundcalls.log.CallLog;
import inboundcalls.log.RecordedLog;
import inboundcalls.realtime.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the provider's counts of a call come to. */
final class CallUsageTest {
    private static final Prices PRICES = TestConfig.of().realtime().prices();
    private static final Usage MILLION_EACH =
            new Usage(2_000_000, 2_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000);

    @Test
    void costsWhatTheDefaultModelsPricesSay() {
        assertEquals(4 + 32 + 0.4 + 0.4 + 24 + 64, call(MILLION_EACH).cost(PRICES), 1e-9);
    }

    @Test
    void costsEachTokenOfTheCacheOnceAndLess() {
        Usage fresh = new Usage(1_000_000, 0, 0, 0, 0, 0);
        Usage cached = new Usage(1_000_000, 0, 1_000_000, 0, 0, 0);
        assertEquals(4, call(fresh).cost(PRICES), 1e-9);
        assertEquals(0.4, call(cached).cost(PRICES), 1e-9);
        assertEquals(call(fresh).total(), call(cached).total());
    }

    @Test
    void sumsWhatAllResponsesAndTranscriptionsTook() {
        CallStats stats = new CallStats(new CallTotals());
        stats.onUsage(new Usage(900, 300, 704, 128, 63, 260));
        stats.onUsage(new Usage(1_000, 400, 896, 256, 10, 40));
        stats.onTranscribed(new Usage(0, 31, 0, 0, 8, 0), 0);
        stats.onTranscribed(Usage.NONE, 2_500);
        assertEquals(
                new CallUsage(new Usage(1_900, 700, 1_600, 384, 73, 300), new Usage(0, 31, 0, 0, 8, 0), 2_500),
                stats.usage());
        assertEquals(1_900 + 700 + 73 + 300 + 31 + 8, stats.usage().total());
        assertEquals(
                List.of(
                        "📊 Tokens: entrada 1900 de texto (1600 en caché) y 700 de audio (384 en caché); salida 73 de texto y 300 de audio",
                        "📊 Transcripción: 39 tokens, 2.5s",
                        "📊 Coste estimado, sin la transcripción: 0.0331 USD"),
                told(stats.usage(), PRICES));
    }

    @Test
    void tellsNoCostWithoutPricesAndNothingOfNothing() {
        Prices unknown = new Prices(0, 0, 0, 0, 0, 0);
        assertEquals(1, told(call(MILLION_EACH), unknown).size());
        assertEquals(List.of(), told(CallUsage.NONE, PRICES));
    }

    private static CallUsage call(Usage model) {
        return CallUsage.NONE.plus(model);
    }

    private static List<String> told(CallUsage usage, Prices prices) {
        try (RecordedLog log = new RecordedLog()) {
            usage.logTo(new CallLog("a call"), prices);
            return log.lines("a call");
        }
    }
}
