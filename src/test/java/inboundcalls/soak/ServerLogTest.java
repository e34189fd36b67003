package inboundcalls.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {
    private static final UUID CALL = new UUID(1, 2);
    private static final String END = "2026 INFO [" + CALL + "] 📴 Llamada terminada: el llamante colgó";

    @Test
    void isWithoutFaultWhenEveryCallEndedOnce() {
        assertEquals(List.of(), new ServerLog(List.of("🚀", END), 143).faults(List.of(CALL)));
        assertEquals(List.of(), new ServerLog(List.of(END), 0).faults(List.of(CALL)));
    }

    @Test
    void tellsOfCallsThatDidNotEndOnce() {
        assertEquals(
                List.of(CALL + ": ended 0 times in the server's log"),
                new ServerLog(List.of(), 0).faults(List.of(CALL)));
        assertEquals(
                List.of(CALL + ": ended 2 times in the server's log"),
                new ServerLog(List.of(END, END), 0).faults(List.of(CALL)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    at inboundcalls.call.Call.end(Call.java:1)",
                "java.lang.IllegalStateException: over",
                "2026 ERROR [x] Fallo interno",
                "LEAK: ByteBuf.release() was not called"
            })
    void tellsOfFaultsOfTheServersOwn(String line) {
        assertEquals(List.of("in the server's log: " + line), new ServerLog(List.of(line), 0).faults(List.of()));
    }

    @Test
    void tellsOfAnEndThatIsNone() {
        assertEquals(List.of("the server ended with status 1"), new ServerLog(List.of(), 1).faults(List.of()));
    }
}
