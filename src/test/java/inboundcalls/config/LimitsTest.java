package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a call, and what is said of functions, in the settings. */
class LimitsTest {
    @Test
    void canAllBeOff() {
        Config.Limits limits = TestConfig.of("call.limits { silence = 0 s, duration = 0 s, turns = 0 }")
                .call()
                .limits();
        assertTrue(limits.silence().isZero() && limits.duration().isZero() && limits.turns() == 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call.limits.silence = 999 ms             | (expected: 0 s for never, or 1 s at least)
            call.limits { duration = 60 s }          | (expected: less than call.limits.duration)
            call.limits.turns = -1                   | (expected: a whole number from 0 to 1000)
            tools.time-zone = America/Tepic City     | (expected: a zone of the tz database, such as America/Mexico_City)
            audiosocket.known-calls-only = true      | (expected: false, or ari.host, ari.user and ari.password set)
            tools.disabled = [a b]                   | (expected: a function's name)
            """)
    void refusesWhatMakesNoSense(String line, String told) {
        InvalidConfigException refused = assertThrows(InvalidConfigException.class, () -> TestConfig.of(line));
        assertTrue(refused.getMessage().contains(told), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence = 1 s", "duration = 61 s", "warning = 0 s, duration = 1 ms"})
    void takesWhatIsJustRight(String limits) {
        assertDoesNotThrow(() -> TestConfig.of("call.limits { " + limits + " }"));
    }

    @Test
    void takesAZoneAndNamesOfFunctions() {
        Config.Tools tools = TestConfig.of("tools { time-zone = America/Mexico_City, disabled = [hora_actual] }")
                .tools();
        assertEquals(ZoneId.of("America/Mexico_City"), tools.timeZone());
        assertEquals(List.of("hora_actual"), tools.disabled());
    }
}
