package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.simulation.MikroTikFault;
import inboundcalls.simulation.SimulatedMikroTikApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CheckMikroTikIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsThatAllIsWell() throws IOException {
        try (SimulatedMikroTikApi api = SimulatedMikroTikApi.start(0)) {
            assertEquals(0, execute("--url", api.url() + "/"));
            assertEquals(
                    List.of(
                            "✅ Estado de " + api.url() + "/ (# s): MikroTik API 1.0",
                            "✅ ¿Qué routers están configurados? (# s): Routers configurados:"
                                    + " FIBRA OPTICA (router-146), TORRE NORTE (router-112) y CENTRO (router-205)."),
                    lines());
        }
    }

    @Test
    void asksEachQuestionThatItIsGiven() throws IOException {
        try (SimulatedMikroTikApi api = SimulatedMikroTikApi.start(0)) {
            String url = api.url().toString();
            assertEquals(0, execute("--url", url, "¿Cuántos clientes hay en router-146?", "¿Hay clientes, o no?"));
            assertEquals(
                    List.of(
                            "✅ ¿Cuántos clientes hay en router-146? (# s):"
                                    + " En el router FIBRA OPTICA hay 221 clientes activos.",
                            "✅ ¿Hay clientes, o no? (# s): Hay 442 clientes activos en total, en 3 routers."),
                    lines().subList(1, 3));
        }
    }

    @Test
    void saysWhatToDoWhenOneQuestionFails() throws IOException {
        try (SimulatedMikroTikApi api = SimulatedMikroTikApi.start(0)) {
            api.fault(MikroTikFault.STATUS_500);
            assertEquals(1, execute("--url", api.url().toString()));
            assertEquals(
                    List.of(
                            "✅ Estado de " + api.url() + " (# s): MikroTik API 1.0",
                            "❌ ¿Qué routers están configurados? (# s): El sistema de consultas respondió con el error 500."
                                    + " Por favor, intenta de nuevo más tarde.",
                            "   Qué hacer: La API contesta con un error: revisa su registro"
                                    + " y la ruta en MIKROTIK_API_URL."),
                    lines());
        }
    }

    @Test
    void saysOnceWhatToDoWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(1, execute("--url", "http://127.0.0.1:" + port));
        assertEquals(
                List.of(
                        "❌ Estado de http://127.0.0.1:" + port + " (# s): El sistema de consultas no está disponible"
                                + " en este momento. Por favor, intenta de nuevo más tarde.",
                        "❌ ¿Qué routers están configurados? (# s): El sistema de consultas no está disponible"
                                + " en este momento. Por favor, intenta de nuevo más tarde.",
                        "   Qué hacer: ¿Está encendida la API? Prueba: curl http://127.0.0.1:" + port
                                + "/health. Si ahí responde, revisa firewall y rutas:"
                                + " ping 127.0.0.1 y telnet 127.0.0.1 " + port),
                lines());
    }

    @ParameterizedTest
    @CsvSource({
        "--url=ftp://10.0.0.9, --url: ftp://10.0.0.9 (expected: http://host:port)",
        "--url=, --url:  (expected: http://host:port)",
        "--timeout=31, --timeout: 31 (expected: 1 to 30 seconds)"
    })
    void refusesAnOptionThatItCannotUse(String option, String message) {
        assertEquals(2, execute(option));
        assertEquals(message, err.toString().lines().findFirst().orElseThrow());
        assertEquals("", out.toString());
    }

    @Test
    void takesItsAddressFromTheEnvironment() {
        String environment = System.getenv("MIKROTIK_API_URL");
        URI expected = URI.create(environment == null ? "http://10.0.0.9:5050" : environment);
        CommandLine command = new CommandLine(new CheckMikroTik());
        command.parseArgs();
        assertEquals(expected, command.getCommandSpec().findOption("--url").getValue());
    }

    private int execute(String... arguments) {
        return new CommandLine(new CheckMikroTik())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /** With # for a time. */
    private List<String> lines() {
        return out.toString()
                .lines()
                .map(line -> line.replaceFirst("\\([0-9.]+ s\\)", "(# s)"))
                .toList();
    }
}
