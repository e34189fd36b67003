package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownKeysTest {
    private Workplace workplace;

    @BeforeEach
    void workIn(@TempDir Path directory) {
        workplace = new Workplace(directory);
    }

    @Test
    void namesTheNearestKey() {
        assertEquals("realtime.voice", nearest("realtime.voise = a"));
        assertEquals("audiosocket.port", nearest("audiosocket.prot = 1"));
        assertEquals("realtime.voice", nearest("voice = a"));
        assertEquals("realtime.turn-detection.threshold", nearest("realtime.threshold = 1"));
        assertEquals("mikrotik", nearest("microtik { url = a }"));
    }

    @Test
    void knowsWhatTheEnvironmentsNamesStandForInAFile() {
        assertEquals("realtime.api-key", nearest("OPENAI_API_KEY = a"));
    }

    @Test
    void refusesKeysOutsideTheRoot() {
        workplace.file("conf/application.conf", "inbound-cals.realtime.voice = a");
        assertEquals(
                "inbound-cals [conf/application.conf: 1]: unknown key"
                        + " (expected: a known one, the nearest is inbound-calls)",
                workplace.problem());
    }

    @Test
    void refusesAValueWhereASectionIsDue() {
        assertEquals(
                List.of(
                        "inbound-calls.tools [conf/application.conf: 2]: not a section (expected: { key = value, … })",
                        "inbound-calls.admin.port [conf/application.conf: 3]: \"x\""
                                + " (expected: a whole number from 0 to 65535)"),
                workplace.settings("tools = 5\nadmin.port = x").problems());
    }

    @Test
    void leavesTheNamesOfDestinationsAndKeysToTheOperator() {
        Config config = workplace
                .settings("transfer.destinations { operadora = a }, keypad.actions { \"0\" = transferir operadora }")
                .load();
        assertEquals(Map.of("operadora", "a"), config.transfer().destinations());
        assertEquals(
                "inbound-calls.transfer.destination [conf/application.conf: 2]: unknown key"
                        + " (expected: a known one, the nearest is inbound-calls.transfer.destinations)",
                workplace.settings("transfer.destination { operadora = a }").problem());
    }

    private String nearest(String settings) {
        String problem = workplace.settings(settings).problem();
        return problem.replaceAll(".*the nearest is inbound-calls\\.(.*)\\)", "$1");
    }
}
