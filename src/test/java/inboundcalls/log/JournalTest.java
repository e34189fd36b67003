package inboundcalls.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class JournalTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("inboundcalls.call");

    @ParameterizedTest
    @CsvSource({"ERROR, <3>", "WARN, <4>", "INFO, <6>", "DEBUG, <7>", "TRACE, <7>"})
    void beginsALineWithItsPriority(String level, String prefix) {
        List<String> lines = lines(Level.valueOf(level), null);
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).matches(prefix + "\\d{4}-.* " + level + " \\[-] 🔧 uno\\\\ndos"), lines::toString);
    }

    @Test
    void beginsEveryLineOfATraceWithIt() {
        List<String> lines = lines(Level.ERROR, new IllegalStateException("bug\n<7>forged", new IOException("cause")));
        assertTrue(lines.size() > 5, lines::toString);
        lines.subList(1, lines.size()).forEach(line -> assertTrue(line.startsWith("<3>    "), line));
    }

    @Test
    void takesEveryLineOfStandardErrorForAnError() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(new ErrorStream(bytes), true, UTF_8);
        err.print("error: ");
        err.println("clave ñ");
        err.print("\n  two\n  three\n");
        assertEquals("<3>error: clave ñ\n<3>\n<3>  two\n<3>  three\n", bytes.toString(UTF_8));
    }

    @Test
    void knowsTheStreamByItsDeviceAndInode(@TempDir Path directory) throws IOException {
        Path stream = Files.createFile(directory.resolve("stream"));
        Path other = Files.createFile(directory.resolve("other"));
        String id = Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");
        assertTrue(Journal.leadsTo(id, stream));
        assertFalse(Journal.leadsTo(id, other));
        assertFalse(Journal.leadsTo("", stream));
        assertFalse(Journal.leadsTo(id, directory.resolve("nothing")));
    }

    private List<String> lines(Level level, Throwable bug) {
        LineEncoder encoder = new LineEncoder(logger.getLoggerContext(), true);
        encoder.start();
        LoggingEvent event = new LoggingEvent("", logger, level, "🔧 uno\ndos", bug, null);
        return new String(encoder.encode(event), UTF_8).lines().toList();
    }
}
