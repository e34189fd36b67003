package inboundcalls.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.config.Admin;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of connections and requests that are not as they should be. */
final class AdminServerIT {
    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    private AdminBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = AdminBench.open();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void isAlive() throws Exception {
        var answer = bench.get("/health");
        assertEquals(200, answer.statusCode());
        assertEquals("{\"status\":\"ok\"}\n", answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("", bench.ask("HEAD", "/health").body());
    }

    @Test
    void tellsThePathsThatThereAre() throws Exception {
        var answer = bench.get("/nothing");
        assertEquals(404, answer.statusCode());
        assertEquals(
                "{\"error\":\"path (expected: one of /calls, /drain, /events, /health, /metrics, /panel, /panel.css, /panel.js, /ready)\"}\n",
                answer.body());
        assertEquals(404, bench.get("/health/").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"POST, /health, 'GET, HEAD'", "DELETE, /calls, 'GET, HEAD'", "GET, /drain, POST", "HEAD, /drain, POST"})
    void tellsTheMethodsOfAPath(String method, String path, String allowed) throws Exception {
        var answer = bench.ask(method, path);
        assertEquals(405, answer.statusCode());
        assertEquals(allowed, answer.headers().firstValue("Allow").orElseThrow());
        if (!method.equals("HEAD")) {
            assertEquals("{\"error\":\"method (expected: " + allowed + ")\"}\n", answer.body());
        }
        assertTrue(bench.listener.isOpen());
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 4097, 413",
        "Content-Length: 99999999999, 413",
        "Content-Length: nonsense, 400",
        "Transfer-Encoding: chunked, 413"
    })
    void takesNoLargeBody(String header, int status) throws Exception {
        String body = "1001\r\n" + "x".repeat(4097) + "\r\n0\r\n\r\n";
        String answer = bench.send("POST /drain" + HOST + header + "\r\n\r\n" + body);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("{\"error\":\""), answer);
        assertTrue(bench.listener.isOpen());
    }

    @Test
    void takesNoLongLineAndNoLongHeaders() throws Exception {
        String line = bench.send("GET /" + "x".repeat(AdminInitializer.MOST_LINE_BYTES) + HOST + "\r\n");
        assertTrue(line.startsWith("HTTP/1.1 414 "), line);
        String headers =
                bench.send("GET /health" + HOST + "X: " + "x".repeat(AdminInitializer.MOST_HEADER_BYTES) + "\r\n\r\n");
        assertTrue(headers.startsWith("HTTP/1.1 431 "), headers);
    }

    @Test
    void takesNothingThatIsNotHttp() throws Exception {
        String answer = bench.send("\u0001\u0002\u0003 what is this\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.endsWith("{\"error\":\"request (expected: HTTP/1.1)\"}\n"), answer);
    }

    @Test
    void answersOneRequestOfAConnection() throws Exception {
        bench.live(
                new Asked(UUID.randomUUID(), ImmediateEventExecutor.INSTANCE.newPromise())); // the answer takes a while
        String answer = bench.send("GET /calls" + HOST + "\r\nPOST /drain" + HOST + "\r\n");
        assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
        assertTrue(bench.listener.isOpen());
    }

    @Test
    void closesOnWhoSendsSlowly() throws Exception {
        long start = System.nanoTime();
        try (Socket socket = bench.connect()) {
            byte[] request = ("GET /health" + HOST + "X: " + "x".repeat(200)).getBytes(US_ASCII);
            assertThrows(SocketException.class, () -> {
                for (byte one : request) {
                    socket.getOutputStream().write(one);
                    Thread.sleep(100);
                }
            });
        }
        long seconds = NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertTrue(seconds >= TimeLimit.SECONDS_OPEN - 1 && seconds < 20, seconds + " s");
    }

    @Test
    void closesConnectionsBeyondItsLimitAndGoesOn() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < AdminInitializer.MOST_CONNECTIONS; i++) {
                idle.add(bench.connect());
            }
            try (Socket more = bench.connect()) {
                assertEquals(-1, more.getInputStream().read());
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        await().atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> bench.get("/health").statusCode() == 200);
    }

    @Test
    void tellsWhichPortIsTaken() {
        IOException taken = assertThrows(
                IOException.class,
                () -> new AdminBench(new Admin("127.0.0.1", bench.address.getPort(), List.of(), Optional.empty())));
        assertEquals(
                "cannot listen on 127.0.0.1:" + bench.address.getPort() + " (admin.port): Address already in use",
                taken.getMessage());
    }
}
