package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import inboundcalls.http.HttpClient;
import inboundcalls.http.LoopbackLoops;
import inboundcalls.net.Transport;
import inboundcalls.simulation.MikroTikTrouble;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.spoken.SpokenText;
import inboundcalls.tool.ToolDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API does wrong shows in the one check that is about it. */
final class MikroTikSuiteIT {
    private static final int TIMEOUT = 4;
    private static final int DEFINITION = 6;

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private final HttpClient http = new HttpClient(Transport.available(), MikroTikApiClient.BODY_LIMIT_BYTES);
    private SimulatedMikroTikApi api;

    @BeforeEach
    void start() throws IOException {
        api = SimulatedMikroTikApi.start(0);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void findsNothingWrongWithAnApiThatIsWell() {
        assertEquals(List.of(), failing(findings(usual())));
    }

    @ParameterizedTest
    @CsvSource({
        "0, drop@/health",
        "0, status-500@/health",
        "0, html@/health",
        "1, bad-json@configurados",
        "1, drop@clientes activos",
        "1, decline@estado de los routers",
        "2, status-500@router-146",
        "3, html@WAN",
        "4, drop@estado de las interfaces",
        "4, decline@estado de las interfaces",
        "5, drop@",
        "5, html@",
        "5, status-500@",
        "7, bad-json@gateways",
        "7, status-500@libres",
        "7, drop@problemas"
    })
    void failsInTheCheckThatIsAboutIt(int check, String trouble) {
        api.troubles(List.of(MikroTikTrouble.parse(trouble)));
        List<MikroTikFinding> findings = findings(usual());
        assertEquals(List.of(check), failing(findings));
        assertTrue(findings.stream()
                .allMatch(finding -> finding.good() == finding.advice().isEmpty()));
    }

    @Test
    void givesUpAfterAMillisecondAndAsksAgain() {
        api.delay(Duration.ofMillis(500));
        assertEquals(
                MikroTikFinding.good("sin respuesta en 1 ms; después: Hay 7 interfaces en uso y 2 libres."),
                attempt(TIMEOUT, usual()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "consultar | pregunta | pregunta | object | la función se llama consultar y debe llamarse consultar_mikrotik",
                "consultar_mikrotik | pregunta | pregunta | string | los parámetros deben ser un esquema JSON de tipo object,"
                        + " con properties y required",
                "consultar_mikrotik | question | question | object | con esta definición el modelo enviaría"
                        + " {\"question\":\"¿Qué routers hay?\"}. Falta el parámetro 'pregunta'. Llama otra vez con"
                        + " {\"pregunta\": \"¿…?\"}, la pregunta completa en español.",
                "consultar_mikrotik | question | pregunta | object | con esta definición el modelo enviaría {\"pregunta\":0}."
                        + " El parámetro 'pregunta' debe ser un texto. Llama otra vez con"
                        + " {\"pregunta\": \"¿…?\"}, la pregunta completa en español."
            })
    void doesNotTakeADefinitionByWhichTheModelIsNotUnderstood(
            String name, String property, String required, String type, String what) {
        String schema = "{type: '%s', properties: {%s: {type: string}}, required: [%s]}";
        ToolDefinition wrong = new ToolDefinition(
                name,
                "Consulta la red.",
                JsonParser.parseString(schema.formatted(type, property, required))
                        .getAsJsonObject());
        List<MikroTikFinding> findings = findings(Optional.of(wrong));
        assertEquals(List.of(DEFINITION), failing(findings));
        assertEquals(what, findings.get(DEFINITION).text());
    }

    @Test
    void saysThatTheModelIsToldOfNoTool() {
        List<MikroTikFinding> findings = findings(Optional.empty());
        assertEquals(List.of(DEFINITION), failing(findings));
        assertTrue(findings.get(DEFINITION).advice().contains("ENABLE_MIKROTIK_TOOLS=true"));
    }

    @Test
    void needsTheApiForAllButTheDefinition() {
        api.close();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 7), failing(findings(usual())));
    }

    private Optional<ToolDefinition> usual() {
        Duration timeout = Duration.ofSeconds(15);
        MikroTikApiClient client = new MikroTikApiClient(http, api.url(), timeout);
        return Optional.of(new ConsultarMikroTikTool(client, timeout, new SpokenText(true, 1_500)).definition());
    }

    private List<MikroTikFinding> findings(Optional<ToolDefinition> definition) {
        return IntStream.range(0, 8)
                .mapToObj(check -> attempt(check, definition))
                .toList();
    }

    private MikroTikFinding attempt(int check, Optional<ToolDefinition> definition) {
        MikroTikSuite suite = new MikroTikSuite(http, LOOPS.next(), api.url(), Duration.ofSeconds(15));
        return suite.checks("router-146", definition).get(check).attempt().get();
    }

    private static List<Integer> failing(List<MikroTikFinding> findings) {
        return IntStream.range(0, findings.size())
                .filter(check -> !findings.get(check).good())
                .boxed()
                .toList();
    }
}
