package inboundcalls.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.config.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the unit as it is shipped. */
final class ServiceUnitTest {
    private static final Path HOME = Path.of("/usr/local/openai-inbound-calls");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void install() throws IOException {
        file = directory.resolve("openai-inbound-calls.service");
        Files.copy(Path.of("conf/systemd/openai-inbound-calls.service"), file);
    }

    @Test
    void findsWhatTheServiceCannotWriteThoughWhoAsksCan() {
        Finding finding = log(directory.resolve("inbound.log"), HOME);
        assertEquals(Finding.Sign.BAD, finding.sign());
        assertTrue(finding.cure().contains("scripts/install.sh"), finding::cure);
        assertTrue(finding.cure().contains("para el usuario openai-inbound-calls"), finding::cure);
        assertTrue(finding.cure().contains("ReadWritePaths=" + directory), finding::cure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/log/asterisk/inbound.log", "/var/log/openai-inbound-calls/a/b.log"})
    void hasNothingAgainstWhatTheUnitOpens(String path) {
        assertTrue(new ServiceUnit(file, HOME).keptFrom(Path.of(path)).isEmpty());
    }

    @Test
    void countsWhatSystemctlEditAdds() throws IOException {
        Path own = Files.createDirectory(directory.resolve(file.getFileName() + ".d"));
        Files.writeString(own.resolve("override.conf"), "[Service]\nReadWritePaths=/srv " + directory + "\n");
        assertEquals(
                Finding.Sign.GOOD, log(directory.resolve("inbound.log"), HOME).sign());
    }

    @Test
    void saysNothingOfAServerThatIsNotTheService() throws IOException {
        Path log = directory.resolve("inbound.log");
        assertEquals(Finding.Sign.GOOD, log(log, directory).sign());
        Files.delete(file);
        assertEquals(Finding.Sign.GOOD, log(log, HOME).sign());
    }

    private Finding log(Path path, Path here) {
        return FileChecks.log(TestConfig.of("log.file = \"" + path + "\""), new ServiceUnit(file, here));
    }
}
