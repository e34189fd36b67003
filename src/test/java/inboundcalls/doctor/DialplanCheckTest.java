package inboundcalls.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import inboundcalls.config.TestConfig;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DialplanCheckTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_SERVER=127.0.0.1:9092",
                "OPENAI_SERVER => 127.0.0.1:9092 ; ours",
                " same => n,Set(OPENAI_SERVER=127.0.0.1:9092)",
                " same => n,AudioSocket(${CALL_UUID}, 127.0.0.1:9092)",
                " same => n,Dial(AudioSocket/127.0.0.1:9092/${CALL_UUID}/c(slin16),10,g)",
                "; OPENAI_SERVER=10.1.1.1:1\nOPENAI_SERVER=127.0.0.1:9092"
            })
    void findsTheAddressThatItCalls(String dialplan) throws IOException {
        write(dialplan);
        assertEquals(Finding.good("127.0.0.1:9092, donde escucha el servidor"), compare());
    }

    @Test
    void takesEachProjectFileAsItIsShipped() throws IOException {
        for (String name : new String[] {"extensions-openai.conf", "extensions-openai-canal.conf"}) {
            Path shipped = Path.of("asterisk-dialplan", name);
            Files.copy(shipped, folder.resolve(name));
        }
        assertEquals(Finding.good("127.0.0.1:9092, donde escucha el servidor"), compare());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9093", "127.0.0.2:9092", "[::1]:9092"})
    void findsAnAddressWhereTheServerDoesNotListen(String address) throws IOException {
        write("OPENAI_SERVER=" + address);
        assertEquals(Finding.Sign.BAD, compare().sign());
        assertEquals(
                "el dialplan llama a " + address + ", y el servidor escucha en 127.0.0.1:9092",
                compare().text());
    }

    @Test
    void findsOneWrongAddressAmongRightOnes() throws IOException {
        write("OPENAI_SERVER=127.0.0.1:9092\n same => n,AudioSocket(${U},127.0.0.1:1)");
        assertEquals(Finding.Sign.BAD, compare().sign());
    }

    @Test
    void findsACallerThatTheServerWouldTurnAway() throws IOException {
        write("OPENAI_SERVER=127.0.0.1:9092");
        Finding finding = compare("audiosocket.allowed-networks = [\"10.0.0.0/8\"]");
        assertEquals("el servidor no admite conexiones desde 127.0.0.1", finding.text());
    }

    @Test
    void hearsEveryAddressOnTheWildcardOne() throws IOException {
        write("OPENAI_SERVER=127.0.0.1:9092");
        assertEquals(Finding.Sign.GOOD, compare("audiosocket.address = 0.0.0.0").sign());
    }

    @Test
    void findsADialplanWithoutAnAddress() throws IOException {
        write("; OPENAI_SERVER=127.0.0.1:9092\n[globals]");
        assertEquals(Finding.Sign.BAD, compare().sign());
        assertTrue(compare().cure().startsWith("pon OPENAI_SERVER=127.0.0.1:9092"), compare()::cure);
    }

    @Test
    void isSkippedWhereThereIsNoDialplan() throws IOException {
        Files.writeString(folder.resolve("extensions-openai-destinos.conf"), "OPENAI_SERVER=127.0.0.1:1");
        assertEquals(Finding.Sign.SKIPPED, compare().sign());
        folder = folder.resolve("none");
        assertTrue(compare().text().startsWith("omitido: no hay "), compare()::text);
    }

    /** As Asterisk's is to most, though not to root, who may run this test. */
    @Test
    void saysThatItMayNotLook() throws IOException {
        FileSystemProvider provider = mock(FileSystemProvider.class);
        FileSystem files = mock(FileSystem.class);
        Path closed = mock(Path.class);
        when(closed.getFileSystem()).thenReturn(files);
        when(files.provider()).thenReturn(provider);
        when(provider.newDirectoryStream(any(), any())).thenThrow(new AccessDeniedException("/etc/asterisk"));
        Finding finding =
                new DialplanCheck(Optional.empty(), closed, TestConfig.of().audioSocket()).compare();
        assertEquals(
                "omitido: " + System.getProperty("user.name") + " no puede leer /etc/asterisk; pruébalo con sudo",
                finding.text());
    }

    private void write(String dialplan) throws IOException {
        Files.writeString(folder.resolve("extensions-openai.conf"), dialplan + "\n");
    }

    private Finding compare(String... settings) throws IOException {
        return new DialplanCheck(
                        Optional.empty(), folder, TestConfig.of(settings).audioSocket())
                .compare();
    }
}
