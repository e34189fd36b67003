package inboundcalls.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LoadReportTest {
    private static final Quantiles NONE = new Quantiles(0, 0, 0, 0, 0, 0);
    private static final Quantiles SOME = new Quantiles(100, 1, 2, 3, 4, 5);
    private static final Optional<Double> NO_LIMIT = Optional.empty();

    @Test
    void passesWhereEveryLimitIsKept() {
        LoadReport report = report(gate(1, Optional.of(3.0), NO_LIMIT, Optional.of(12.0)), 9);
        assertEquals("[]", report.faults().toString());
        assertTrue(json(report).get("passed").getAsBoolean());
    }

    @Test
    void saysWhichLimitWasNotKept() {
        LoadReport report = report(gate(0, Optional.of(2.5), Optional.of(20.0), Optional.of(11.5)), 9);
        assertEquals(
                "[calls failed or dropped: 1 (limit: 0), p99 of frames late at the phone (pacing): 3 ms (limit: 2.50 ms),"
                        + " p99 of caller to model: not measured (limit: 20 ms),"
                        + " server's CPU per call-second: 12 ms (limit: 11.50 ms)]",
                report.faults().toString());
        assertFalse(json(report).get("passed").getAsBoolean());
    }

    @Test
    void tellsProgramsWhatWasMeasuredAndNothingElse() {
        JsonObject json = json(report(gate(1, NO_LIMIT, NO_LIMIT, NO_LIMIT), 9));
        assertEquals(
                3,
                json.getAsJsonObject("times_ms")
                        .getAsJsonObject("pacing")
                        .get("p99")
                        .getAsDouble());
        assertFalse(json.getAsJsonObject("times_ms").has("uplink"));
        assertEquals(1, json.getAsJsonObject("calls").get("failed").getAsInt());
        assertEquals(
                12,
                json.getAsJsonObject("server_process")
                        .get("cpu_ms_per_call_second")
                        .getAsInt());
        assertEquals("{\"invalid_value\":2}", json.get("refusals").toString());
        assertEquals(0, json.getAsJsonObject("counts").get("uplink_frames_lost").getAsInt());
    }

    @Test
    void showsPeopleTheSame() {
        String table = String.join(
                "\n", report(gate(1, NO_LIMIT, NO_LIMIT, NO_LIMIT), 9).table());
        assertTrue(
                table.startsWith("10 calls for 60 s against 127.0.0.1:9092: 9 up, 1 failed, 0 dropped\n  1 × REFUSED"),
                table);
        assertTrue(
                table.contains(
                        "frames late at the phone (pacing)          100      1.0      2.0      3.0      4.0      5.0"),
                table);
        assertTrue(table.contains("caller to model                              -\n"), table);
    }

    private static Gate gate(int lost, Optional<Double> pacing, Optional<Double> uplink, Optional<Double> cpu) {
        return new Gate(lost, NO_LIMIT, pacing, NO_LIMIT, uplink, NO_LIMIT, NO_LIMIT, cpu, NO_LIMIT);
    }

    private static LoadReport report(Gate gate, int up) {
        LoadPlan plan =
                new LoadPlan(10, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60), false, 20, 10, 0, Duration.ZERO);
        LoadResult result = new LoadResult(
                plan,
                "127.0.0.1:9092",
                up,
                0,
                Map.of("REFUSED", 1),
                60,
                Arrays.stream(Time.values())
                        .collect(Collectors.toMap(time -> time, time -> time == Time.PACING ? SOME : NONE)),
                Arrays.stream(Event.values()).collect(Collectors.toMap(event -> event, event -> 0L)),
                Map.of("invalid_value", 2),
                Optional.of(new ProcessUse(1, 0.1, 12, 200, Optional.of(34.0))),
                new ProcessUse(2, 0.1, 12, 200, Optional.empty()),
                SOME,
                new Gauge(3.5, 5),
                1.5);
        return new LoadReport(result, gate.limits(result));
    }

    private static JsonObject json(LoadReport report) {
        return JsonParser.parseString(report.json()).getAsJsonObject();
    }
}
