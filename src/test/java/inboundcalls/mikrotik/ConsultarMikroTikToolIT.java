package inboundcalls.mikrotik;

import static inboundcalls.http.LoopbackLoops.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import inboundcalls.config.TestConfig;
import inboundcalls.http.LoopbackLoops;
import inboundcalls.http.RawPeer;
import inboundcalls.log.RecordedLog;
import inboundcalls.net.Transport;
import inboundcalls.tool.FakeCall;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ConsultarMikroTikToolIT {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final String ANSWER = "{\"success\": true, \"response\": \"Hay 221 clientes.\"}";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n" + ANSWER;

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    @Test
    void tellsTheModelWhatItTakes() {
        ToolDefinition definition = tool(NOBODY).definition();
        assertEquals("consultar_mikrotik", definition.name());
        for (String subject : List.of("clientes", "routers", "tráfico", "interfaces", "gateways")) {
            assertTrue(definition.description().contains(subject), subject);
        }
        String description = definition
                .parameters()
                .getAsJsonObject("properties")
                .getAsJsonObject("pregunta")
                .get("description")
                .getAsString();
        assertEquals(
                JsonParser.parseString("{type: object, properties: {pregunta: {type: string, description: '"
                        + description + "'}}, required: [pregunta], additionalProperties: false}"),
                definition.parameters());
    }

    @Test
    void waitsALittleLongerThanTheHttpExchangeMayTake() {
        assertEquals(Optional.of(Duration.ofSeconds(15 + 5 + 1)), tool(NOBODY).deadline());
    }

    @Test
    void asksTheApiAndWritesDownWhatItAsked() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.saying(OK));
                RecordedLog log = new RecordedLog()) {
            assertEquals(
                    ToolResult.foreign(true, "Hay doscientos veintiún clientes."),
                    await(run(peer.url(""), "{\"pregunta\": \"¿Cuántos clientes activos hay?\"}")));
            assertEquals(
                    List.of("   Pregunta: '¿Cuántos clientes activos hay?'", "   Timeout: 15s"), log.lines("uuid-1"));
        }
    }

    @Test
    void tellsTheModelWhyTheApiGaveNoAnswer() throws Exception {
        assertEquals(
                ToolResult.failure("El sistema de consultas no está disponible en este momento."
                        + " Por favor, intenta de nuevo más tarde."),
                await(run(NOBODY, "{\"pregunta\": \"¿Hay clientes?\"}")));
    }

    @Test
    void tellsTheModelWhatToSendWithoutAskingTheApi() throws Exception {
        try (RecordedLog log = new RecordedLog()) {
            assertEquals(
                    ToolResult.failure("Falta el parámetro 'pregunta'. Llama otra vez con"
                            + " {\"pregunta\": \"¿…?\"}, la pregunta completa en español."),
                    await(run(NOBODY, "{\"question\": \"¿Hay clientes?\"}")));
            assertEquals(List.of(), log.lines());
        }
    }

    @Test
    void closesTheConnectionOfACancelledRun() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.sayingThenSilent(""))) {
            Future<ToolResult> running = run(peer.url(""), "{\"pregunta\": \"¿Hay clientes?\"}");
            peer.head().get(20, TimeUnit.SECONDS);
            assertTrue(running.cancel(false));
            peer.left().get(20, TimeUnit.SECONDS);
        }
    }

    private static Future<ToolResult> run(URI api, String arguments) throws Exception {
        EventLoop loop = LOOPS.next();
        ToolContext context = new ToolContext(loop, FakeCall.logging("uuid-1"));
        ToolCall call = new ToolCall("call_1", "consultar_mikrotik", arguments);
        return await(loop.submit(() -> tool(api).run(call, context)));
    }

    private static ConsultarMikroTikTool tool(URI api) {
        return ConsultarMikroTikTool.of(
                TestConfig.of("mikrotik.url = \"" + api + "\"").mikrotik(), Transport.available());
    }
}
