package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.simulation.MikroTikTrouble;
import inboundcalls.simulation.SimulatedMikroTikApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckMikroTikIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SimulatedMikroTikApi api;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        api = SimulatedMikroTikApi.start(0);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tellsThatAllIsWell() {
        assertEquals(0, execute("--url", api.url().toString()), out::toString);
        List<String> lines = lines();
        assertEquals(11, lines.size(), out::toString);
        assertEquals("API de MikroTik: " + api.url(), lines.get(0));
        assertEquals("✅ Health Check de la API ... # s: MikroTik API 1.0", lines.get(1));
        assertEquals(
                "✅ Consulta de Router Específico ... # s: En el router FIBRA OPTICA hay 221 clientes activos.",
                lines.get(3));
        assertEquals(
                List.of(
                        "8/8 tests PASS",
                        "🎉 ¡Todos los tests pasaron! La integración está funcionando correctamente."),
                lines.subList(9, 11));
    }

    @Test
    void saysWhatToDoWhenOneCheckFails() {
        api.troubles(List.of(MikroTikTrouble.parse("status-500@WAN")));
        assertEquals(1, execute("--url", api.url().toString()));
        assertEquals(
                "❌ Consulta de Tráfico ... # s: ¿Cuál es el tráfico de la interfaz WAN?"
                        + " El sistema de consultas respondió con el error 500. Por favor, intenta de nuevo más tarde.",
                lines().get(4));
        assertEquals(
                List.of(
                        "7/8 tests PASS",
                        "   Qué hacer: La API contesta con un error: revisa su registro"
                                + " y la ruta en MIKROTIK_API_URL."),
                lines().subList(9, 11));
    }

    @Test
    void saysOnceWhatToDoWhenNobodyListens() {
        int port = api.port();
        api.close();
        assertEquals(1, execute("--url", "http://127.0.0.1:" + port + "/"));
        assertEquals(
                List.of(
                        "1/8 tests PASS",
                        "   Qué hacer: ¿Está encendida la API? Prueba: curl http://127.0.0.1:" + port
                                + "/health. Si ahí responde, revisa firewall y rutas:"
                                + " ping 127.0.0.1 y telnet 127.0.0.1 " + port),
                lines().subList(9, 11));
    }

    @Test
    void asksAboutTheRouterThatItIsGiven() {
        assertEquals(0, execute("--url", api.url().toString(), "--router", "router-205"));
        assertEquals(
                "✅ Consulta de Router Específico ... # s: En el router CENTRO hay 87 clientes activos.",
                lines().get(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mikrotik.enabled = false", "tools.disabled = [consultar_mikrotik]"})
    void takesWhatTheServerWouldTakeFromItsSettingsAndNeedsNoKey(String off) throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.conf"), "inbound-calls { mikrotik.url = \"" + api.url() + "\", " + off + " }");
        assertEquals(1, execute("--config", file.toString()), err::toString);
        assertEquals("API de MikroTik: " + api.url(), lines().get(0));
        assertEquals(
                "❌ Definición del Tool ... # s: las herramientas MikroTik están apagadas: el modelo no recibe la función",
                lines().get(7));
        assertEquals("7/8 tests PASS", lines().get(9));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://10.0.0.9, '\"ftp://10.0.0.9\"'",
        "'', '\"\"'",
        "http://ana:secreta@10.0.0.9:5050, (32 characters)"
    })
    void refusesAnAddressThatItCannotUse(String url, String shown) {
        assertEquals(2, execute("--url=" + url));
        assertEquals(
                "error: --url: " + shown + " (expected: http(s)://HOST[:PORT] without user, query and fragment)",
                err.toString().lines().findFirst().orElseThrow());
        assertEquals("", out.toString());
    }

    @Test
    void neverPrintsAPassword() throws IOException {
        Path file = Files.writeString(directory.resolve("env"), "MIKROTIK_API_URL=http://ana:secreta@127.0.0.1:1\n");
        assertEquals(2, execute("--env-file", file.toString()));
        assertEquals(2, execute("http://ana:secreta@127.0.0.1:1"));
        assertEquals(2, execute("--ulr=http://ana:secreta@127.0.0.1:1"));
        assertEquals(0, execute("--help"));
        assertTrue(err.toString().contains("MIKROTIK_API_URL, "), err::toString);
        assertFalse((out.toString() + err).contains("secreta"), () -> out.toString() + err);
    }

    private int execute(String... arguments) {
        List<String> words = new ArrayList<>(List.of("check-mikrotik"));
        words.addAll(List.of(arguments));
        return Root.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    /** With # for a time. */
    private List<String> lines() {
        return out.toString()
                .lines()
                .map(line -> line.replaceFirst(" \\.\\.\\. [0-9.]+ s: ", " ... # s: "))
                .toList();
    }
}
