package inboundcalls.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A MikroTik API that answers each question with itself, after a time of the question's own. */
final class PacedApi implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> millis;
    private final HttpServer server;

    /** {@code millis} by question; the others are answered at once. */
    PacedApi(Map<String, Integer> millis) throws IOException {
        this.millis = Map.copyOf(millis);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(thread);
        server.createContext("/query", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String question =
                JsonParser.parseString(body).getAsJsonObject().get("question").getAsString();
        thread.schedule(() -> answer(exchange, question), millis.getOrDefault(question, 0), MILLISECONDS);
    }

    private static void answer(HttpExchange exchange, String question) {
        byte[] body = ("{\"success\":true,\"response\":\"" + question + "\"}").getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException clientLeft) {
            // it has nothing to be told any more
        }
    }
}
