package inboundcalls.simulation;

import com.google.gson.JsonElement;

/** What the simulated ARI sends back. */
record AriReply(int status, String contentType, String body) {
    private static final String JSON = "application/json";

    static AriReply json(JsonElement body) {
        return new AriReply(200, JSON, body.toString());
    }

    static AriReply noContent() {
        return new AriReply(204, JSON, "");
    }

    static AriReply failure(int status, String message) {
        return new AriReply(status, JSON, Json.object("message", message).toString());
    }

    static AriReply html() {
        return new AriReply(200, "text/html", "<html><body>It works!</body></html>");
    }
}
