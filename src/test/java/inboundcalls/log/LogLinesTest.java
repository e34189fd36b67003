package inboundcalls.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LogLinesTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} ";

    @Test
    void writesTimeLevelCallAndMessage() {
        try (CapturedLog log = new CapturedLog()) {
            new CallLog("11111111-1111-1111-1111-111111111111").info("   Pregunta: '{}'", "¿Cuántos? 🔧⚙️");
            LoggerFactory.getLogger("x").warn("of no call");
            String first = log.lines().get(0);
            assertTrue(
                    first.matches(
                            TIME + "INFO \\[11111111-1111-1111-1111-111111111111]    Pregunta: '¿Cuántos\\? 🔧⚙️'"),
                    first);
            assertTrue(log.lines().get(1).matches(TIME + "WARN \\[-] of no call"), log.lines()::toString);
        }
    }

    @Test
    void givesEachLineTheIdOfItsCallHoweverThreadsAndCallsMix() throws InterruptedException {
        CallLog one = new CallLog("one");
        CallLog two = new CallLog("two");
        try (CapturedLog log = new CapturedLog()) {
            Runnable bothCalls = () -> {
                one.info("of one");
                two.info("of two");
                LoggerFactory.getLogger("x").info("of -");
            };
            ExecutorService loop = Executors.newSingleThreadExecutor();
            ExecutorService tool = Executors.newSingleThreadExecutor();
            for (int i = 0; i < 50; i++) {
                loop.execute(bothCalls);
                tool.execute(bothCalls);
            }
            finish(loop);
            finish(tool);
            assertEquals(300, log.lines().size());
            log.lines().forEach(line -> assertTrue(line.matches(TIME + "INFO \\[(.*)] of \\1"), line));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u000B", "\f"})
    void keepsAMessageOnOneLine(String lineBreak) {
        try (CapturedLog log = new CapturedLog()) {
            new CallLog("one").info("heard: {}", "hola" + lineBreak + "2026-01-01 00:00:00.000 INFO [two] forged");
            assertEquals(1, log.lines().size());
            assertTrue(log.lines().get(0).contains("[one] heard: hola\\"), log.lines()::toString);
        }
    }

    @Test
    void showsControlCharactersInsteadOfObeyingThem() {
        assertEquals("a\\u001b[31mb\\tc\\u202ed", Neutral.text("a\u001B[31mb\tc\u202Ed"));
        assertEquals("👩‍🔧 ⚙️ ñ", Neutral.text("👩‍🔧 ⚙️ ñ"));
    }

    @Test
    void keepsAStackTraceApartFromTheLinesOfTheLog() {
        try (CapturedLog log = new CapturedLog()) {
            RuntimeException bug = new IllegalStateException("bug\n2026-01-01 00:00:00.000 INFO [two] forged");
            new CallLog("one").error("failed", bug);
            List<String> trace = log.lines().subList(1, log.lines().size());
            assertTrue(trace.get(0).contains("IllegalStateException: bug"), trace::toString);
            trace.forEach(line -> assertTrue(line.startsWith("    "), line));
        }
    }

    @Test
    void neverLetsTheLibrariesBelowInfo() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        try {
            org.slf4j.Logger netty = LoggerFactory.getLogger("io.netty.handler.logging.LoggingHandler");
            assertFalse(netty.isDebugEnabled());
            assertTrue(netty.isInfoEnabled());
            assertFalse(
                    LoggerFactory.getLogger("org.java_websocket.WebSocketImpl").isErrorEnabled());
            assertTrue(LoggerFactory.getLogger("inboundcalls.call").isTraceEnabled());
        } finally {
            root.setLevel(before);
        }
    }

    private static void finish(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
    }
}
