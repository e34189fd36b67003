package inboundcalls.simulation;

import com.google.gson.JsonObject;

/** What the simulated MikroTik API sends back. */
record MikroTikReply(int status, String contentType, String body) {
    static final String JSON = "application/json";

    static MikroTikReply json(int status, JsonObject body) {
        return new MikroTikReply(status, JSON, body.toString());
    }

    static MikroTikReply html(int status, String page) {
        return new MikroTikReply(status, "text/html", page);
    }

    static MikroTikReply answer(String response) {
        JsonObject body = new JsonObject();
        body.addProperty("success", true);
        body.addProperty("response", response);
        return json(200, body);
    }

    static MikroTikReply failure(int status, String error) {
        JsonObject body = new JsonObject();
        body.addProperty("success", false);
        body.addProperty("error", error);
        return json(status, body);
    }
}
