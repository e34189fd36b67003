package inboundcalls.mikrotik;

import static inboundcalls.http.LoopbackLoops.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import inboundcalls.http.HttpClient;
import inboundcalls.http.LoopbackLoops;
import inboundcalls.http.RawPeer;
import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import inboundcalls.net.Transport;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MikroTikApiClientIT {
    private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(15);
    private static final String ANSWER = "{\"success\": true, \"response\": \"Hay 221 clientes.\"}";

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private final HttpClient http = new HttpClient(Transport.available(), MikroTikApiClient.BODY_LIMIT_BYTES);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void postsQuestionAndTimeout() throws Exception {
        MikroTikAnswer answer = await(client("").query(LOOPS.next(), "  ¿Cuántos \"clientes\" hay?  "));
        assertEquals(new MikroTikAnswer(Kind.ANSWERED, "Hay 221 clientes."), answer);
        assertEquals("POST /query application/json", requests.get(0));
        assertEquals(
                JsonParser.parseString("{\"question\": \"¿Cuántos \\\"clientes\\\" hay?\", \"timeout\": 15}"),
                JsonParser.parseString(requests.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/", "/api/v1//"})
    void asksBelowThePathOfItsUrl(String path) throws Exception {
        assertTrue(await(client(path).query(LOOPS.next(), "¿Hay clientes?")).success());
        assertEquals("POST /api/v1/query application/json", requests.get(0));
    }

    @Test
    void getsTheHealth() throws Exception {
        assertEquals(Kind.DECLINED, await(client("/").checkHealth(LOOPS.next())).kind());
        assertEquals("GET /health null", requests.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n "})
    void refusesABlankQuestion(String question) throws Exception {
        assertEquals(
                Kind.INVALID_QUESTION,
                await(client("").query(LOOPS.next(), question)).kind());
        assertEquals(List.of(), requests);
    }

    @Test
    void refusesAQuestionOfMoreThanFiveHundredCharacters() throws Exception {
        assertTrue(await(client("").query(LOOPS.next(), "x".repeat(500))).success());
        requests.clear();
        assertEquals(
                new MikroTikAnswer(
                        Kind.INVALID_QUESTION,
                        "La pregunta no es válida: debe tener entre 1 y 500 caracteres. Reformúlala, por favor."),
                await(client("").query(LOOPS.next(), "x".repeat(501))));
        assertEquals(List.of(), requests);
    }

    @Test
    void saysThatTheSystemIsNotThereWhenNobodyListens() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertEquals(
                new MikroTikAnswer(
                        Kind.REFUSED,
                        "El sistema de consultas no está disponible en este momento."
                                + " Por favor, intenta de nuevo más tarde."),
                await(client(nobody).query(LOOPS.next(), "¿Hay clientes?")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"success\": true,"})
    void saysThatItTookTooLong(String said) throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.sayingThenSilent(said))) {
            MikroTikApiClient client =
                    new MikroTikApiClient(http, peer.url(""), QUESTION_TIMEOUT, Duration.ofMillis(200));
            assertEquals(
                    new MikroTikAnswer(
                            Kind.TIMEOUT,
                            "El sistema de consultas tardó demasiado en responder."
                                    + " Por favor, intenta de nuevo más tarde."),
                    await(client.query(LOOPS.next(), "¿Hay clientes?")));
        }
    }

    @Test
    void saysThatTheConnectionBroke() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"))) {
            assertEquals(
                    new MikroTikAnswer(
                            Kind.BROKEN,
                            "La conexión con el sistema de consultas se cortó antes de recibir la respuesta."
                                    + " Por favor, intenta de nuevo."),
                    await(client(peer.url("")).query(LOOPS.next(), "¿Hay clientes?")));
        }
    }

    @Test
    void saysThatTheAnswerIsTooLong() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.saying("HTTP/1.1 200 OK\r\nContent-Length: 65537\r\n\r\n"))) {
            assertEquals(
                    new MikroTikAnswer(
                            Kind.TOO_LARGE,
                            "La respuesta del sistema de consultas es demasiado larga."
                                    + " Por favor, haz una pregunta más concreta."),
                    await(client(peer.url("")).query(LOOPS.next(), "¿Hay clientes?")));
        }
    }

    @Test
    void closesItsConnectionWhenItIsCancelled() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.sayingThenSilent(""))) {
            Future<MikroTikAnswer> asking = client(peer.url("")).query(LOOPS.next(), "¿Hay clientes?");
            peer.head().get(20, TimeUnit.SECONDS);
            assertTrue(asking.cancel(false));
            peer.left().get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.9", "ftp://10.0.0.9", "http://10.0.0.9/?a=b", "http://10.0.0.9/#a"})
    void refusesAUrlThatItCannotAskBelow(URI url) {
        assertThrows(IllegalArgumentException.class, () -> client(url));
    }

    private MikroTikApiClient client(String path) {
        return client(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    private MikroTikApiClient client(URI url) {
        return new MikroTikApiClient(http, url, QUESTION_TIMEOUT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type"));
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
