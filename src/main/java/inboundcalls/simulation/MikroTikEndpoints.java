package inboundcalls.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** What the MikroTik API answers to a request, without the transport; a request that the real one would refuse is refused. */
final class MikroTikEndpoints {
    static final String HEALTH = "/health";
    static final String QUERY = "/query";

    private static final int MAX_TIMEOUT_SECONDS = 30;

    private final NetworkAnswers network;

    MikroTikEndpoints(NetworkAnswers network) {
        this.network = network;
    }

    MikroTikReply reply(String method, String path, String contentType, String body, MikroTikBehaviour behaviour) {
        return switch (path) {
            case HEALTH -> method.equals("GET") ? health() : MikroTikReply.failure(405, "Método no permitido");
            case QUERY ->
                method.equals("POST")
                        ? query(contentType, body, behaviour)
                        : MikroTikReply.failure(405, "Método no permitido");
            default -> MikroTikReply.failure(404, "Ruta no encontrada");
        };
    }

    private static MikroTikReply health() {
        JsonObject body = new JsonObject();
        body.addProperty("status", "ok");
        body.addProperty("service", "MikroTik API");
        body.addProperty("version", "1.0");
        return MikroTikReply.json(200, body);
    }

    private MikroTikReply query(String contentType, String body, MikroTikBehaviour behaviour) {
        if (!contentType.startsWith("application/json")) {
            return MikroTikReply.failure(415, "Se esperaba application/json");
        }
        JsonObject json = object(body);
        if (!isQuestion(json.get("question"))) {
            return MikroTikReply.failure(400, "Falta la pregunta (question)");
        }
        if (!isTimeout(json.get("timeout"))) {
            return MikroTikReply.failure(400, "Tiempo no válido (timeout: segundos, de 1 a 30)");
        }
        return answer(json.get("question").getAsString(), behaviour);
    }

    private MikroTikReply answer(String question, MikroTikBehaviour behaviour) {
        return switch (behaviour.fault()) {
            case STATUS_500 -> MikroTikReply.failure(500, "Error interno");
            case HTML -> MikroTikReply.html(200, "<html><body>Portal cautivo</body></html>");
            case DECLINE -> MikroTikReply.failure(200, "El router no respondió a tiempo");
            case NONE, HANG_IN_BODY, DROP ->
                MikroTikReply.answer(behaviour.fixed().getOrDefault(question, network.answer(question)));
        };
    }

    /** Empty for what is none. */
    private static JsonObject object(String body) {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException notJson) {
            return new JsonObject();
        }
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
