package inboundcalls.admin;

import static inboundcalls.admin.AdminBench.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.log.RecordedLog;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, and who may have something done. */
final class GateIT {
    private static AdminBench closed;
    private static AdminBench open;

    @BeforeAll
    static void start() throws IOException {
        closed = new AdminBench();
        open = AdminBench.open();
    }

    @AfterAll
    static void stop() {
        closed.close();
        open.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/metrics", "/calls", "/nothing", "/drain"})
    void wantsTheTokenForAll(String path) throws Exception {
        var refused = closed.ask("GET", path);
        assertEquals(401, refused.statusCode());
        assertEquals("Bearer", refused.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertEquals("{\"error\":\"Authorization (expected: Bearer and the token)\"}\n", refused.body());
        assertEquals(401, closed.ask("POST", path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer a-token-of-some-lengt",
                "Bearer a-token-of-some-length2",
                "Bearer A-token-of-some-length",
                "Basic a-token-of-some-length",
                "a-token-of-some-length"
            })
    void takesNoOtherToken(String authorization) throws Exception {
        assertEquals(
                401,
                closed.ask("GET", "/health", "Authorization", authorization).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "Bearer  "})
    void takesTheTokenAsClientsSendIt(String scheme) throws Exception {
        assertEquals(
                200,
                closed.ask("GET", "/health", "Authorization", scheme + TOKEN).statusCode());
    }

    @Test
    void keepsTheTokenOutOfTheLog() throws Exception {
        try (RecordedLog log = new RecordedLog()) {
            closed.ask("GET", "/health", "Authorization", "Bearer " + TOKEN);
            closed.ask("GET", "/health", "Authorization", "Bearer " + TOKEN + "2");
            closed.send("GET /health HTTP/1.1\r\nAuthorization: Bearer " + TOKEN + "\r\n: wrong\r\n\r\n");
            assertFalse(String.join("\n", log.lines()).contains(TOKEN));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 127.0.0.1:8090, 200",
        "GET, 127.0.0.1, 200",
        "GET, localhost:8090, 200",
        "GET, LocalHost, 200",
        "GET, [::1]:8090, 200",
        "GET, 192.168.1.20:8090, 200",
        "GET, evil.example:8090, 403",
        "GET, localhost.evil.example, 403",
        "GET, 127.0.0.1.evil.example, 403",
        "GET, evil.example@127.0.0.1, 200",
        "GET, '', 403",
        "GET, a b, 403",
        "HEAD, evil.example, 403",
        "POST, evil.example, 403",
        "POST, evil.example:8090, 403"
    })
    void answersToItsOwnNamesAlone(String method, String host, int status) throws Exception {
        String page = method.equals("POST") ? "/calls" : "/health";
        String answer = open.send(method + " " + page + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @Test
    void answersToTheNamesThatItWasGiven() throws Exception {
        String ask =
                "GET /health HTTP/1.1\r\nHost: Telefono1.example:8090\r\nAuthorization: Bearer " + TOKEN + "\r\n\r\n";
        assertTrue(closed.send(ask).startsWith("HTTP/1.1 200 "));
        assertTrue(open.send(ask).startsWith("HTTP/1.1 403 "));
    }

    @Test
    void wantsOneHostWhereSomethingChanges() throws Exception {
        assertTrue(open.send("GET /health HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 200 "));
        assertTrue(open.send("POST /drain HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 403 "));
        String two = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n";
        assertTrue(open.send(two).startsWith("HTTP/1.1 403 "));
        assertFalse(open.intake.isDraining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:8090",
                "http://127.0.0.1:9999",
                "http://localhost:8090"
            })
    void doesNothingForThePagesOfOthers(String origin) throws Exception {
        String answer = open.send("POST /drain HTTP/1.1\r\nHost: 127.0.0.1:8090\r\nOrigin: " + origin
                + "\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        assertTrue(answer.endsWith("{\"error\":\"Origin (expected: none, or this server)\"}\n"), answer);
        assertFalse(open.intake.isDraining());
    }

    @Test
    void drainsForPagesOfItsOwnAndForWhoIsNoPage() throws Exception {
        for (String origin : new String[] {"", "Origin: http://127.0.0.1:8090\r\n"}) {
            try (AdminBench bench = AdminBench.open()) {
                String answer = bench.send("POST /drain HTTP/1.1\r\nHost: 127.0.0.1:8090\r\n" + origin + "\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 202 "), answer);
                assertTrue(bench.intake.isDraining());
            }
        }
    }
}
