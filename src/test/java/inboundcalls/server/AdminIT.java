package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A server that is watched while it holds calls. */
class AdminIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void countsWhatACallDoes() throws Exception {
        try (WholeCall stage = watched()) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            JsonObject call = calls(stage).get(0).getAsJsonObject();
            assertEquals(uuid.toString(), call.get("uuid").getAsString());
            assertEquals("talking", call.get("state").getAsString());
            assertEquals(1, sample(stage, "inbound_calls_live{state=\"talking\"}"));
            await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
            caller.say(RECORDINGS.question("pregunta-clientes-router").sound());
            String function = "{function=\"consultar_mikrotik\",result=\"success\"}";
            awaitSample(stage, "inbound_calls_function_duration_seconds_count" + function, 1);
            awaitSample(stage, "inbound_calls_answer_latency_seconds_count{function=\"no\"}", 1);
            double seconds = sample(stage, "inbound_calls_answer_latency_seconds_sum{function=\"no\"}");
            assertTrue(seconds > 0.4 && seconds < 20, seconds + " s");
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(1, sample(stage, "inbound_calls_ended_total{reason=\"caller_hung_up\"}"));
            assertEquals(0, sample(stage, "inbound_calls_live{state=\"talking\"}"));
            assertTrue(sample(stage, "inbound_calls_pacing_lateness_seconds_count") > 50);
            assertTrue(sample(stage, "inbound_calls_tokens_total{kind=\"output_audio\"}") > 0);
            assertTrue(sample(stage, "jvm_threads_current") > 1);
        }
    }

    @Test
    void letsCallsEndInPeaceWhenItIsDrained() throws Exception {
        try (WholeCall stage = watched()) {
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            assertEquals(200, get(stage, "/ready").statusCode());
            assertEquals(202, send(stage, "POST", "/drain").statusCode());
            assertEquals(503, get(stage, "/ready").statusCode());
            assertThrows(ConnectException.class, () -> connect(stage.server().address()));
            caller.say(RECORDINGS.question("pregunta-clientes-router").sound());
            awaitSample(stage, "inbound_calls_answer_latency_seconds_count{function=\"no\"}", 1);
            assertFalse(caller.ended().isDone());
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(200, get(stage, "/health").statusCode());
        }
    }

    @Test
    void isNotReadyWhenTheProviderRefusesCallAfterCall() throws Exception {
        int port = FreePort.find();
        try (WholeCall stage = new WholeCall(Scenario.of("another-key"), Map.of("ADMIN_PORT", String.valueOf(port)))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, get(stage, "/ready").statusCode());
                stage.dial().ended().get(20, SECONDS);
                stage.server().awaitCallsEnd();
            }
            HttpResponse<String> answer = get(stage, "/ready");
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("\"provider\":false"), answer.body());
            assertEquals(3, sample(stage, "inbound_calls_ended_total{reason=\"key_refused\"}"));
            assertEquals(0, sample(stage, "inbound_calls_ready{check=\"provider\"}"));
        }
    }

    @Test
    void doesNotStartWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = Map.of("ADMIN_PORT", String.valueOf(taken.getLocalPort()));
            IOException refused =
                    assertThrows(IOException.class, () -> new WholeCall(Scenario.of(KEY), environment).close());
            assertEquals(
                    "cannot listen on 127.0.0.1:" + taken.getLocalPort() + " (admin.port): Address already in use",
                    refused.getMessage());
        }
    }

    private static WholeCall watched() throws IOException {
        return new WholeCall(Scenario.of(KEY), Map.of("ADMIN_PORT", String.valueOf(FreePort.find())));
    }

    private static void awaitSample(WholeCall stage, String name, double value) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertEquals(value, sample(stage, name), name));
    }

    /** 0 when there is none. */
    private static double sample(WholeCall stage, String name) throws IOException, InterruptedException {
        String text = get(stage, "/metrics").body();
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(text);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private static JsonArray calls(WholeCall stage) throws IOException, InterruptedException {
        return JsonParser.parseString(get(stage, "/calls").body())
                .getAsJsonObject()
                .getAsJsonArray("calls");
    }

    private static HttpResponse<String> get(WholeCall stage, String path) throws IOException, InterruptedException {
        return send(stage, "GET", path);
    }

    private static HttpResponse<String> send(WholeCall stage, String method, String path)
            throws IOException, InterruptedException {
        int port = stage.server().adminAddress().orElseThrow().getPort();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static void connect(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, 20_000);
        }
    }
}
