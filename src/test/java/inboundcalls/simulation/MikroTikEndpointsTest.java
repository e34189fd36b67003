package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MikroTikEndpointsTest {
    private static final String JSON = "application/json";

    private final MikroTikEndpoints endpoints = new MikroTikEndpoints(new NetworkAnswers(SimulatedNetwork.load()));

    @Test
    void saysThatItIsWell() {
        assertEquals(
                new MikroTikReply(200, JSON, "{\"status\":\"ok\",\"service\":\"MikroTik API\",\"version\":\"1.0\"}"),
                endpoints.reply(new MikroTikRequest("GET", "/health", "", ""), MikroTikBehaviour.USUAL));
    }

    @Test
    void answersAQuestion() {
        assertEquals(
                new MikroTikReply(
                        200,
                        JSON,
                        "{\"success\":true,\"response\":\"En el router FIBRA OPTICA hay 221 clientes activos.\"}"),
                query("{\"question\": \"¿Cuántos clientes hay en router-146?\", \"timeout\": 15}"));
    }

    @Test
    void givesAFixedAnswerFirst() {
        MikroTikBehaviour fixed = new MikroTikBehaviour(Duration.ZERO, List.of(), Map.of("¿Hay clientes?", "Ninguno."));
        assertEquals(
                "{\"success\":true,\"response\":\"Ninguno.\"}",
                endpoints
                        .reply(asking("{\"question\": \"¿Hay clientes?\"}"), fixed)
                        .body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hola",
                "[]",
                "{\"question\": \"",
                "{}",
                "{\"pregunta\": \"¿Hay clientes?\"}",
                "{\"question\": \" \"}",
                "{\"question\": 7}",
                "{\"question\": \"¿Hay clientes?\", \"timeout\": 0}",
                "{\"question\": \"¿Hay clientes?\", \"timeout\": 31}",
                "{\"question\": \"¿Hay clientes?\", \"timeout\": \"15\"}"
            })
    void refusesWhatIsNoQuestion(String body) {
        assertEquals(400, query(body).status());
    }

    @ParameterizedTest
    @CsvSource({"GET, /, 404", "GET, /query, 405", "POST, /health, 405", "POST, /query, 415"})
    void refusesWhatItDoesNotServe(String method, String path, int status) {
        MikroTikRequest request = new MikroTikRequest(method, path, "text/plain", "{}");
        assertEquals(status, endpoints.reply(request, MikroTikBehaviour.USUAL).status());
    }

    private MikroTikReply query(String body) {
        return endpoints.reply(asking(body), MikroTikBehaviour.USUAL);
    }

    private static MikroTikRequest asking(String body) {
        return new MikroTikRequest("POST", "/query", JSON + "; charset=utf-8", body);
    }
}
