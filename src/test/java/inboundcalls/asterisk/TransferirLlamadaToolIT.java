package inboundcalls.asterisk;

import static inboundcalls.http.LoopbackLoops.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import inboundcalls.config.Config;
import inboundcalls.config.Secret;
import inboundcalls.config.TestConfig;
import inboundcalls.http.HttpClient;
import inboundcalls.http.LoopbackLoops;
import inboundcalls.log.CallLog;
import inboundcalls.net.Transport;
import inboundcalls.simulation.AriFault;
import inboundcalls.simulation.SimulatedAri;
import inboundcalls.tool.CallControl;
import inboundcalls.tool.Leaving;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TransferirLlamadaToolIT {
    private static final Config.Transfer DESTINATIONS = TestConfig.of(
                    "transfer.destinations { ventas = Contratos, operadora = Personas }")
            .transfer();

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private final Caller caller = new Caller();
    private SimulatedAri ari;

    @BeforeEach
    void startAsterisk() throws IOException {
        ari = SimulatedAri.start(0);
    }

    @AfterEach
    void stopAsterisk() {
        ari.close();
    }

    @Test
    void tellsTheModelWhereItCanTransferTo() {
        TransferirLlamadaTool tool = tool();
        assertEquals("transferir_llamada", tool.definition().name());
        assertTrue(tool.definition().description().endsWith("- operadora: Personas\n- ventas: Contratos"));
        assertEquals(
                JsonParser.parseString("{\"type\": \"object\", \"properties\": {\"destino\": {\"type\": \"string\","
                        + " \"enum\": [\"operadora\", \"ventas\"]}}, \"required\": [\"destino\"],"
                        + " \"additionalProperties\": false}"),
                tool.definition().parameters());
    }

    @Test
    void tellsTheDialplanFirstThenLeaves() throws Exception {
        ToolResult result = run("{\"destino\": \"operadora\"}");
        assertTrue(result.success(), result::response);
        assertEquals(List.of(Map.of("INBOUND_NEXT_" + caller.uuid, "operadora")), caller.globalsWhenItLeft);
    }

    @Test
    void takesItBackWhenTheCallerSpeaks() throws Exception {
        run("{\"destino\": \"operadora\"}");
        caller.withdrawals.get(0).run();
        Awaitility.await().atMost(20, SECONDS).until(() -> ari.globals().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"destino\": \"recepción\"}",
                "{\"destino\": \"colgar\"}",
                "{\"destino\": 7}",
                "{\"destino\": null}",
                "{}",
                "[]",
                "{",
                ""
            })
    void tellsTheModelWhichDestinationsThereAre(String arguments) throws Exception {
        assertEquals(
                ToolResult.failure("Ese destino no existe. Llama otra vez con \"destino\" igual a uno de estos:\n"
                        + "- operadora: Personas\n- ventas: Contratos"),
                run(arguments));
        assertEquals(List.of(), ari.requests());
    }

    @ParameterizedTest
    @EnumSource(value = AriFault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void staysWhenAriDoesNotTakeIt(AriFault fault) throws Exception {
        ari.fault(fault);
        assertFalse(run("{\"destino\": \"operadora\"}").success());
        assertEquals(List.of(), caller.withdrawals);
        String removal = "POST /ari/asterisk/variable?variable=INBOUND_NEXT_" + caller.uuid;
        Awaitility.await().atMost(20, SECONDS).until(() -> ari.requests().contains(removal));
    }

    @Test
    void staysWithoutAri() throws Exception {
        ToolResult result = await(new TransferirLlamadaTool(Optional.empty(), DESTINATIONS)
                .run(TransferirLlamadaTool.call("ventas"), new ToolContext(LOOPS.next(), caller)));
        assertEquals(
                ToolResult.failure(
                        "Ahora mismo no es posible transferir la llamada. Díselo y ofrece ayudar de otra forma."),
                result);
        assertEquals(List.of(), caller.withdrawals);
    }

    private ToolResult run(String arguments) throws Exception {
        ToolCall call = new ToolCall("call_1", "transferir_llamada", arguments);
        return await(tool().run(call, new ToolContext(LOOPS.next(), caller)));
    }

    private TransferirLlamadaTool tool() {
        HttpClient http = new HttpClient(Transport.available(), AriClient.BODY_LIMIT_BYTES);
        Secret password = new Secret(SimulatedAri.PASSWORD);
        AriClient client = new AriClient(http, new Config.Ari(ari.host(), ari.port(), SimulatedAri.USER, password));
        return new TransferirLlamadaTool(Optional.of(new NextStep(client)), DESTINATIONS);
    }

    /** Writes down what the dialplan knew when the call was to leave. */
    private final class Caller implements CallControl {
        private final UUID uuid = UUID.randomUUID();
        private final List<Map<String, String>> globalsWhenItLeft = new CopyOnWriteArrayList<>();
        private final List<Runnable> withdrawals = new CopyOnWriteArrayList<>();

        @Override
        public UUID uuid() {
            return uuid;
        }

        @Override
        public CallLog log() {
            return new CallLog(uuid.toString());
        }

        @Override
        public void leaveAfterFarewell(Leaving why, Runnable onWithdrawn) {
            assertEquals(Leaving.TRANSFER, why);
            globalsWhenItLeft.add(ari.globals());
            withdrawals.add(onWithdrawn);
        }
    }
}
