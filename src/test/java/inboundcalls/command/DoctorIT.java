package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import inboundcalls.http.SelfSigned;
import inboundcalls.log.RecordedLog;
import inboundcalls.server.FreePort;
import inboundcalls.simulation.RealtimeTap;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedAri;
import inboundcalls.simulation.SimulatedRealtime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it says of the services that calls use, each of them a real peer on loopback. */
final class DoctorIT {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path directory;

    /** What the model was sent. */
    private final List<String> said = new CopyOnWriteArrayList<>();

    private SimulatedRealtime realtime;
    private DoctorVisit visit;

    @BeforeEach
    void start() throws IOException {
        RealtimeTap tap = new RealtimeTap() {
            @Override
            public void received(int session, long nanos, String json) {
                said.add(json);
            }
        };
        realtime = SimulatedRealtime.start(
                0, Recordings.load(), Scenario.of(DoctorVisit.KEY).withTap(tap));
        visit = new DoctorVisit(directory).withProvider(realtime.url());
    }

    @AfterEach
    void close() {
        visit.close();
        realtime.close();
    }

    @Test
    void findsThatAllIsWellAndSaysNothingToTheModel() throws IOException {
        visit.examine();
        assertEquals(0, visit.status(), () -> visit.lines().toString());
        assertEquals(
                "✓ Clave de OpenAI: aceptada: la sesión se abre (el saldo solo se sabe al hablar)",
                visit.line("Clave de OpenAI"));
        assertTrue(visit.line("API de MikroTik").startsWith("✓ API de MikroTik: MikroTik API 1.0 en http"));
        assertEquals(List.of(), said);
    }

    @Test
    void tellsItsFindingsInTheOrderInWhichOneLooks() throws IOException {
        visit.examine();
        List<String> names = visit.lines().stream()
                .map(line -> line.substring(2).split(":", 2)[0])
                .toList();
        assertEquals(
                List.of(
                        "Java",
                        "Usuario",
                        "Configuración",
                        "Claves",
                        "Registro",
                        "Registros de llamadas",
                        "Grabaciones de llamadas",
                        "Sonidos",
                        "Archivos abiertos",
                        "Puerto de AudioSocket",
                        "Puerto de administración",
                        "DNS",
                        "Conexión con OpenAI",
                        "Clave de OpenAI",
                        "API de MikroTik",
                        "Función",
                        "ARI",
                        "Reloj",
                        "Dialplan"),
                names.subList(0, names.size() - 1));
    }

    @Test
    void findsAWrongKeyAndDoesNotPrintIt() throws IOException {
        visit.with("realtime.api-key", "sk-hush-of-another").examine();
        assertEquals(1, visit.status());
        assertEquals(
                "✗ Clave de OpenAI: la API Realtime rechazó la clave (HTTP 401). Qué hacer: revise OPENAI_API_KEY",
                visit.line("Clave de OpenAI"));
    }

    /** What may pass is tried again as calls do; no line of that stands between the findings. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    404 | la API Realtime no conoce el modelo (HTTP 404). Qué hacer: revise OPENAI_REALTIME_MODEL
                    429 | la API Realtime rechazó la llamada por cuota o límite (HTTP 429). Qué hacer: revise el saldo y los límites de la cuenta
                    503 | la API Realtime no está disponible (HTTP 503). Qué hacer: revise su página de estado
                    """)
    void saysWhyTheProviderGivesNoSession(int status, String said) throws IOException {
        HttpServer provider = HttpServer.create(ANYWHERE, 0);
        provider.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        provider.start();
        try (RecordedLog log = new RecordedLog()) {
            visit.withProvider(
                            URI.create("ws://127.0.0.1:" + provider.getAddress().getPort() + "/v1/realtime"))
                    .examine();
            assertEquals("✗ Clave de OpenAI: " + said, visit.line("Clave de OpenAI"));
            assertEquals(List.of(), log.lines());
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void findsACertificateThatNobodySigned() throws Exception {
        HttpsServer provider = HttpsServer.create(ANYWHERE, 0);
        provider.setHttpsConfigurator(
                new HttpsConfigurator(SelfSigned.context(SelfSigned.keys("localhost", directory.resolve("keys.p12")))));
        provider.start();
        try {
            visit.withProvider(URI.create(
                            "wss://localhost:" + provider.getAddress().getPort() + "/v1/realtime"))
                    .examine();
            String line = visit.line("Conexión con OpenAI");
            assertTrue(line.startsWith("✗ Conexión con OpenAI: TLS: nadie en quien este Java confíe"), line);
            assertEquals("– Clave de OpenAI: omitido: primero, «Conexión con OpenAI»", visit.line("Clave de OpenAI"));
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void findsAPortWhereNobodyListens() throws IOException {
        int port = FreePort.find();
        visit.withProvider(URI.create("ws://127.0.0.1:" + port + "/v1/realtime"))
                .examine();
        String line = visit.line("Conexión con OpenAI");
        assertTrue(line.startsWith("✗ Conexión con OpenAI: no hay conexión con 127.0.0.1:" + port + " ("), line);
    }

    @Test
    void findsANameThatDoesNotExist() throws IOException {
        visit.withProvider(URI.create("wss://nadie.invalid/v1/realtime")).examine();
        assertTrue(visit.line("DNS").startsWith("✗ DNS: el nombre nadie.invalid no existe"), visit.line("DNS"));
        assertEquals("– Conexión con OpenAI: omitido: primero, «DNS»", visit.line("Conexión con OpenAI"));
    }

    @Test
    void findsThatTheMikroTikApiIsDownUnlessItIsSwitchedOff() throws IOException {
        visit.mikrotik().close();
        visit.examine();
        assertEquals(1, visit.status());
        String line = visit.line("API de MikroTik");
        assertTrue(line.startsWith("✗ API de MikroTik: GET /health:"), line);
        try (DoctorVisit other = new DoctorVisit(directory)) {
            other.withProvider(realtime.url()).with("mikrotik.enabled", false);
            other.mikrotik().close();
            assertEquals(0, other.examine().status());
            assertTrue(other.line("Función").startsWith("⚠ Función: el modelo no recibe consultar_mikrotik"));
        }
    }

    @ParameterizedTest
    @CsvSource({SimulatedAri.PASSWORD + ", ✓", "hush-wrong, ✗"})
    void triesThePasswordOfAri(String password, String sign) throws IOException {
        try (SimulatedAri ari = SimulatedAri.start(0)) {
            visit.with("ari.host", ari.host()).with("ari.port", ari.port());
            visit.with("ari.user", SimulatedAri.USER).with("ari.password", password);
            visit.examine();
            assertTrue(visit.line("ARI").startsWith(sign + " ARI: "), visit.line("ARI"));
        }
    }

    @Test
    void goesOnWithTheRestWhenTheConfigurationIsBroken() throws IOException {
        visit.with("realtime.api-key", "").withProvider(URI.create("wss://api.example/v1/realtime"));
        visit.with("call.no-such-setting", "1").examine();
        assertEquals(1, visit.status());
        String line = visit.line("Configuración");
        assertTrue(line.startsWith("✗") && line.contains("no-such-setting") && line.contains("api-key"), line);
        assertEquals("– DNS: omitido: primero, «Configuración»", visit.line("DNS"));
        assertTrue(visit.line("API de MikroTik").startsWith("✓"), visit.line("API de MikroTik"));
        assertTrue(visit.line("Puerto de AudioSocket").startsWith("✓"), visit.line("Puerto de AudioSocket"));
    }

    @Test
    void refusesAWrongUseWithStatusTwo() {
        StringWriter err = new StringWriter();
        int status = Root.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                .execute("doctor", "--dialplam", "x");
        assertEquals(2, status);
        assertTrue(err.toString().startsWith("error: Unknown option"), err::toString);
    }
}
