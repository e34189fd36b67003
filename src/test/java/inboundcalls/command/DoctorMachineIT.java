package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import inboundcalls.config.TestConfig;
import inboundcalls.server.FreePort;
import inboundcalls.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it says of this machine: ports, files, the dialplan. The provider is nobody. */
final class DoctorMachineIT {
    private static final String PHONES = "Puerto de AudioSocket";
    private static final String ADMINISTRATION = "Puerto de administración";

    private final int adminPort = FreePort.find();

    @TempDir
    private Path directory;

    private DoctorVisit visit;

    @BeforeEach
    void start() throws IOException {
        visit = new DoctorVisit(directory).with("realtime.url", "ws://127.0.0.1:1/v1/realtime");
        visit.with("admin.port", adminPort);
    }

    @AfterEach
    void close() {
        visit.close();
    }

    @Test
    void findsFreePorts() throws IOException {
        visit.examine();
        String free = ", libre: el servidor no está en marcha";
        assertEquals("✓ " + PHONES + ": 127.0.0.1:" + visit.phonePort() + free, visit.line(PHONES));
        assertEquals("✓ " + ADMINISTRATION + ": 127.0.0.1:" + adminPort + free, visit.line(ADMINISTRATION));
    }

    @Test
    void findsItsOwnServerOnThem() throws IOException {
        try (Server server = server(visit.phonePort())) {
            assertEquals(visit.phonePort(), server.address().getPort());
            visit.examine();
            String own = ", ocupado: el servidor está en marcha";
            assertTrue(visit.line(PHONES).endsWith(own), visit.line(PHONES));
            assertTrue(visit.line(ADMINISTRATION).endsWith(own), visit.line(ADMINISTRATION));
        }
    }

    @Test
    void findsAnotherServerOfTheseOnItsAdministrationPort() throws IOException {
        try (Server other = server(0)) {
            assertTrue(other.adminAddress().isPresent());
            visit.examine();
            String line = visit.line(ADMINISTRATION);
            assertTrue(line.startsWith("✗") && line.contains("ocupado por otro servidor de estos"), line);
        }
    }

    /** Many programs answer so. */
    @Test
    void takesNoOtherProgramForItsOwnThoughThatIsWell() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), adminPort), 0);
        other.createContext("/", exchange -> {
            byte[] body = "{\"status\":\"ok\",\"ready\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try (ServerSocket phones = listen(visit.phonePort())) {
            assertEquals(1, visit.examine().status());
            assertForeign(visit.line(PHONES), phones.getLocalPort());
            assertForeign(visit.line(ADMINISTRATION), adminPort);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void doesNotClaimToKnowWhoseAPortIsWithoutAdministration() throws IOException {
        try (ServerSocket phones = listen(visit.phonePort())) {
            String line = visit.with("admin.port", 0).examine().line(PHONES);
            assertTrue(line.contains(":" + phones.getLocalPort() + ", ocupado"), line);
            assertTrue(line.startsWith("⚠") && line.contains("quizá por este servidor"), line);
        }
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, ⚠", "rw--w----, ⚠", "rw-------, ✓"})
    void saysWhenOthersMayReadOrChangeTheKey(String permissions, String sign) throws IOException {
        Files.createFile(visit.file());
        Files.setPosixFilePermissions(visit.file(), PosixFilePermissions.fromString(permissions));
        String line = visit.examine().line("Claves");
        assertTrue(line.startsWith(sign), line);
        assertEquals(sign.equals("⚠"), line.endsWith("Qué hacer: chmod 600 '" + visit.file() + "'"), line);
    }

    @ParameterizedTest
    @CsvSource({
        "log.file, Registro",
        "records.file, Registros de llamadas",
        "records.audio.directory, Grabaciones de llamadas"
    })
    void findsAFolderThatCannotBe(String setting, String check) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        visit.with(setting, file.resolve("folder").resolve("log")).examine();
        assertEquals(1, visit.status());
        assertTrue(visit.line(check).startsWith("✗ " + check + ": " + file + " no es una carpeta"), visit.line(check));
    }

    @Test
    void changesNothingWhereItWouldWrite() throws IOException {
        Path log = directory.resolve("new").resolve("server.log");
        assertEquals("✓ Registro: " + log, visit.with("log.file", log).examine().line("Registro"));
        assertFalse(Files.exists(log.getParent()));
    }

    @Test
    void comparesTheDialplanWithItsOwnAddress() throws IOException {
        Path dialplan = directory.resolve("extensions.conf");
        Files.writeString(dialplan, "[globals]\nOPENAI_SERVER=127.0.0.1:1\n");
        String line = visit.examine("--dialplan", dialplan.toString()).line("Dialplan");
        assertTrue(
                line.startsWith("✗ Dialplan: el dialplan llama a 127.0.0.1:1, y el servidor escucha en 127.0.0.1:"
                        + visit.phonePort()),
                line);
    }

    private Server server(int phonePort) throws IOException {
        return Server.start(TestConfig.of("audiosocket.port = " + phonePort, "admin.port = " + adminPort));
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static void assertForeign(String line, int port) {
        assertTrue(line.startsWith("✗") && line.contains(":" + port + ", ocupado por otro programa"), line);
    }
}
