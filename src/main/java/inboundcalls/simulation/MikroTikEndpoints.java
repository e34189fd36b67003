package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;

/** What the MikroTik API answers to a request, without the transport; a request that the real one would refuse is refused. */
final class MikroTikEndpoints {
    static final String HEALTH = "/health";
    static final String QUERY = "/query";

    private static final List<String> PATHS = List.of(HEALTH, QUERY);
    private static final int MAX_TIMEOUT_SECONDS = 30;

    private final NetworkAnswers network;

    MikroTikEndpoints(NetworkAnswers network) {
        this.network = network;
    }

    /** What goes wrong on the way to the client does not show in it. */
    MikroTikReply reply(MikroTikRequest request, MikroTikBehaviour behaviour) {
        return switch (behaviour.faultAt(request)) {
            case STATUS_500 -> MikroTikReply.failure(500, "Error interno");
            case HTML -> MikroTikReply.html(200, "<html><body>Portal cautivo</body></html>");
            case BAD_JSON -> new MikroTikReply(200, MikroTikReply.JSON, "{\"success\": true, \"response\": ");
            case DECLINE -> MikroTikReply.failure(200, "El router no respondió a tiempo");
            case NONE, SLOW, HANG_IN_BODY, DROP -> usual(request, behaviour.fixed());
        };
    }

    private MikroTikReply usual(MikroTikRequest request, Map<String, String> fixed) {
        return switch (request.method() + " " + request.path()) {
            case "GET " + HEALTH -> health();
            case "POST " + QUERY -> query(request, fixed);
            default ->
                PATHS.contains(request.path())
                        ? MikroTikReply.failure(405, "Método no permitido")
                        : MikroTikReply.failure(404, "Ruta no encontrada");
        };
    }

    private static MikroTikReply health() {
        JsonObject body = new JsonObject();
        body.addProperty("status", "ok");
        body.addProperty("service", "MikroTik API");
        body.addProperty("version", "1.0");
        return MikroTikReply.json(200, body);
    }

    private MikroTikReply query(MikroTikRequest request, Map<String, String> fixed) {
        if (!request.contentType().startsWith("application/json")) {
            return MikroTikReply.failure(415, "Se esperaba application/json");
        }
        JsonObject json = request.json();
        if (!isQuestion(json.get("question"))) {
            return MikroTikReply.failure(400, "Falta la pregunta (question)");
        }
        if (!isTimeout(json.get("timeout"))) {
            return MikroTikReply.failure(400, "Tiempo no válido (timeout: segundos, de 1 a 30)");
        }
        return MikroTikReply.answer(fixed.getOrDefault(request.question(), network.answer(request.question())));
    }

    private static boolean isQuestion(JsonElement question) {
        return question instanceof JsonPrimitive text
                && text.isString()
                && !text.getAsString().isBlank();
    }

    private static boolean isTimeout(JsonElement timeout) {
        return timeout == null
                || (timeout instanceof JsonPrimitive seconds && seconds.isNumber() && isInRange(seconds.getAsDouble()));
    }

    private static boolean isInRange(double seconds) {
        return seconds >= 1 && seconds <= MAX_TIMEOUT_SECONDS;
    }
}
