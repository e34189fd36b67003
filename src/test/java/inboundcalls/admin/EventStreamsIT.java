package inboundcalls.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mockingDetails;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.call.CallRegistry.Asked;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who have the panel open, without a browser. A stream that should not be there has no end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EventStreamsIT {
    private static final UUID CALL = new UUID(0, 1);

    private AdminBench bench;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        bench = AdminBench.open();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        bench.close();
    }

    @Test
    void tellsHowTheCallsStandAgainAndAgain() throws Exception {
        bench.live(TestCalls.asked(TestCalls.watched(CALL, "Ana", "¿Cuántos?")));
        BufferedReader stream = open("?call=" + CALL);
        for (int i = 0; i < 3; i++) {
            JsonObject picture = event(stream);
            assertEquals(1, picture.get("live").getAsInt());
            JsonObject call = picture.getAsJsonArray("calls").get(0).getAsJsonObject();
            assertEquals(CALL.toString(), call.get("uuid").getAsString());
            assertEquals(1, call.getAsJsonArray("score").size());
        }
    }

    @Test
    void asksTheCallsNothingWhileNobodyWatches() throws Exception {
        BufferedReader stream = open("");
        event(stream);
        sockets.get(0).close();
        await().atMost(20, SECONDS).during(3, SECONDS).until(() -> {
            boolean quiet = mockingDetails(bench.calls).getInvocations().stream()
                    .noneMatch(asked -> asked.getMethod().getName().equals("watch"));
            clearInvocations(bench.calls);
            return quiet;
        });
        event(open(""));
    }

    @Test
    void refusesWhoIsOneTooMany() throws Exception {
        for (int i = 0; i < EventStreams.MOST_STREAMS; i++) {
            event(open(""));
        }
        String refused = ask("");
        assertTrue(refused.startsWith("HTTP/1.1 503 "), refused);
        assertTrue(refused.contains("retry-after: 10"), refused);
        sockets.get(0).close();
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> event(open("")) != null);
    }

    /** Of events so large that they fill the buffers of the system. */
    @Test
    void letsGoWhoTakesNothingAndServesTheOthers() throws Exception {
        bench.live(IntStream.range(0, PanelJson.MOST_CALLS)
                .mapToObj(i -> TestCalls.asked(TestCalls.watched(new UUID(0, i), "Ana", "€".repeat(2_000))))
                .toArray(Asked[]::new));
        Socket idle = connect("");
        BufferedReader other = open("");
        for (int i = 0; i < EventStreams.MOST_MISSED + 10; i++) {
            assertEquals(PanelJson.MOST_CALLS, event(other).get("live").getAsInt());
        }
        assertThrows(SocketException.class, () -> {
            for (int i = 0; i < 100; i++) {
                idle.getOutputStream().write(0);
                Thread.sleep(50);
            }
        });
    }

    @Test
    void endsWithTheServer() throws Exception {
        BufferedReader stream = open("");
        event(stream);
        long start = System.nanoTime();
        bench.close();
        assertTrue(System.nanoTime() - start < SECONDS.toNanos(10));
        while (stream.readLine() != null) {
            // what was on its way
        }
    }

    @Test
    void wantsTheToken() throws Exception {
        bench.close();
        bench = new AdminBench();
        assertTrue(ask("").startsWith("HTTP/1.1 401 "));
        event(open("", "Authorization: Bearer " + AdminBench.TOKEN + "\r\n"));
    }

    @Test
    void tellsThePagesOfOthersNothing() throws Exception {
        assertTrue(ask("Origin: http://evil.example\r\n").startsWith("HTTP/1.1 403 "));
        event(open("", "Origin: http://127.0.0.1\r\n"));
    }

    private Socket connect(String query, String... headers) throws IOException {
        Socket socket = bench.connect();
        sockets.add(socket);
        socket.getOutputStream().write(request(query, String.join("", headers)));
        return socket;
    }

    private BufferedReader open(String query, String... headers) throws IOException {
        Socket socket = connect(query, headers);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    private String ask(String headers) throws IOException {
        return bench.send(new String(request("", headers), US_ASCII));
    }

    private static byte[] request(String query, String headers) {
        return ("GET /events" + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n").getBytes(US_ASCII);
    }

    private static JsonObject event(BufferedReader stream) throws IOException {
        String line = stream.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = stream.readLine();
        }
        assertNotNull(line, "the stream ended");
        return JsonParser.parseString(line.substring("data: ".length())).getAsJsonObject();
    }
}
