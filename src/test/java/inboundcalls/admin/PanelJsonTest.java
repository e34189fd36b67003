package inboundcalls.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.when;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.call.EndReason;
import inboundcalls.call.RecentCalls;
import inboundcalls.call.RecentCalls.Ended;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PanelJsonTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\n\ndata: {}\r\u2028\"'</script>";

    private final WatchedBench bench = new WatchedBench();
    private final PanelJson panel =
            new PanelJson(bench.watched, new Today(bench.watched, () -> LocalDate.of(2026, 12, 1)));

    @Test
    void tellsTheScoreOfTheChosenCallAlone() {
        JsonArray calls = calls(List.of(call(1), call(2)), Optional.of(new UUID(0, 2).toString()));
        JsonObject other = calls.get(0).getAsJsonObject();
        assertFalse(other.has("score"));
        assertEquals(1, other.getAsJsonArray("said").size());
        JsonObject chosen = calls.get(1).getAsJsonObject();
        assertEquals(2, chosen.getAsJsonArray("said").size());
        assertEquals(
                "[{\"lane\":\"assistant\",\"name\":\"\",\"from\":0,\"to\":1500,\"outcome\":\"interrupted\"}]",
                chosen.get("score").toString());
        assertEquals(61.5, chosen.get("seconds").getAsDouble());
        assertEquals("[\"consultar_mikrotik\"]", chosen.get("running").toString());
        assertTrue(chosen.get("callerSpeaks").getAsBoolean());
    }

    /** A break would end the event, and let the words of a caller begin another. */
    @Test
    void letsHostileWordsBreakNothing() {
        Asked call = TestCalls.asked(TestCalls.watched(new UUID(0, 1), HOSTILE, HOSTILE));
        String json = panel.of(List.of(call), Optional.of(HOSTILE)).toString();
        assertFalse(json.matches("(?s).*[\\n\\r\\u2028].*"), json);
        JsonObject read = JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonArray("calls")
                .get(0)
                .getAsJsonObject();
        assertEquals(HOSTILE, read.get("caller").getAsString());
        assertEquals(
                HOSTILE,
                read.getAsJsonArray("said").get(0).getAsJsonObject().get("text").getAsString());
    }

    @Test
    void showsSoManyAndTheChosenOne() {
        List<Asked> many =
                LongStream.range(0, 1_000).mapToObj(PanelJsonTest::call).toList();
        JsonArray calls = calls(many, Optional.of(new UUID(0, 700).toString()));
        assertEquals(PanelJson.MOST_CALLS + 1, calls.size());
        assertTrue(calls.get(PanelJson.MOST_CALLS).getAsJsonObject().has("score"));
        assertEquals(1_000, panel.of(many, Optional.empty()).get("live").getAsInt());
    }

    @Test
    void showsACallThatDoesNotAnswer() {
        Asked hanging = new Asked(new UUID(0, 1), ImmediateEventExecutor.INSTANCE.newPromise());
        assertEquals(
                "[{\"uuid\":\"00000000-0000-0000-0000-000000000001\",\"state\":\"unresponsive\"}]",
                calls(List.of(hanging), Optional.empty()).toString());
    }

    @Test
    void showsWhyACallEnded() {
        RecentCalls recent = bench.watched.calls().recent();
        Ended ended = new Ended(TestCalls.watched(new UUID(0, 9), "Ana", "Adiós"), EndReason.KEY_REFUSED, 0);
        when(recent.newest()).thenReturn(List.of(ended));
        when(recent.secondsSince(ended)).thenReturn(7L);
        JsonObject call = calls(List.of(), Optional.empty()).get(0).getAsJsonObject();
        assertEquals("ended", call.get("state").getAsString());
        assertEquals(EndReason.KEY_REFUSED.text(), call.get("reason").getAsString());
        assertTrue(call.get("wrong").getAsBoolean());
        assertEquals(7, call.get("secondsAgo").getAsLong());
    }

    /** While its caller is told why, it is in both. */
    @Test
    void showsACallOnce() {
        Ended ended = new Ended(TestCalls.watched(new UUID(0, 1), "Ana", "Adiós"), EndReason.KEY_REFUSED, 0);
        when(bench.watched.calls().recent().newest()).thenReturn(List.of(ended));
        JsonArray calls = calls(List.of(call(1)), Optional.empty());
        assertEquals(1, calls.size());
        assertEquals("talking", calls.get(0).getAsJsonObject().get("state").getAsString());
    }

    private JsonArray calls(List<Asked> live, Optional<String> chosen) {
        return panel.of(live, chosen).getAsJsonArray("calls");
    }

    private static Asked call(long number) {
        return TestCalls.asked(TestCalls.watched(new UUID(0, number), "Ana 5550111", "¿Cuántos?"));
    }
}
