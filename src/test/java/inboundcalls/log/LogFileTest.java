package inboundcalls.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFileTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @TempDir
    private Path directory;

    @AfterEach
    void closeTheFile() {
        if (root.getAppender("file") != null) {
            root.getAppender("file").stop();
            root.detachAppender("file");
        }
    }

    @Test
    void writesTheSameLinesToTheFileAsToTheConsole() throws IOException {
        Path file = directory.resolve("logs/inbound.log");
        LogFile.open(file);
        try (CapturedLog console = new CapturedLog()) {
            new CallLog("one").info("🔧 sí");
            closeTheFile();
            assertEquals(console.lines(), Files.readAllLines(file));
        }
    }

    @Test
    void goesOnWithTheConsoleAloneAfterOneWarning() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (CapturedLog console = new CapturedLog()) {
            LogFile.open(file.resolve("below-a-file.log"));
            LogFile.open(directory);
            LogFile.open(Path.of("/dev/null"));
            new CallLog("one").info("goes on");
            List<String> lines = console.lines();
            assertEquals(4, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("No se puede escribir el registro en " + file), lines::toString);
            assertTrue(lines.get(1).contains("No se puede escribir el registro en " + directory), lines::toString);
            assertTrue(lines.get(2).contains("en /dev/null (no es un archivo)"), lines::toString);
            assertTrue(lines.get(3).contains("goes on"), lines::toString);
        }
    }

    @Test
    void namesTheCureOfAService() {
        String cure = Cure.ofService(Path.of("/var/log/asterisk"), "anna");
        assertTrue(cure.startsWith("sudo " + Path.of("scripts/install.sh").toAbsolutePath()), cure);
        assertTrue(cure.contains("ReadWritePaths=/var/log/asterisk"), cure);
        assertTrue(cure.contains("el usuario anna"), cure);
    }
}
