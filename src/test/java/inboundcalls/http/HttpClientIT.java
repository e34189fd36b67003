package inboundcalls.http;

import static inboundcalls.http.LoopbackLoops.await;
import static inboundcalls.http.LoopbackLoops.awaitFailure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.http.HttpFailure.Kind;
import inboundcalls.net.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpClientIT {
    private static final int LIMIT = 64 * 1024;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private final HttpClient client = new HttpClient(Transport.available(), LIMIT);

    @Test
    void asksAndIsAnswered() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.saying(HEAD + "Content-Length: 7\r\n\r\n¿ñ..?"))) {
            assertEquals(new HttpAnswer(200, "¿ñ..?"), await(get(peer, LONG)));
            assertTrue(peer.head().join().startsWith("GET /x HTTP/1.1\r\n"), peer.head()::join);
        }
    }

    @Test
    void putsTogetherAnAnswerThatComesByteByByte() throws Exception {
        byte[] answer = (HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\nho\r\n2\r\nla\r\n0\r\n\r\n").getBytes(UTF_8);
        RawPeer.Script script = socket -> {
            for (byte one : answer) {
                socket.getOutputStream().write(one);
            }
        };
        try (RawPeer peer = new RawPeer(script)) {
            assertEquals(new HttpAnswer(200, "hola"), await(get(peer, LONG)));
        }
    }

    @Test
    void takesABodyThatEndsWithTheConnection() throws Exception {
        assertEquals(new HttpAnswer(200, "hola"), answerTo("HTTP/1.0 200 OK\r\n\r\nhola"));
    }

    @Test
    void takesAnAnswerWithoutABody() throws Exception {
        assertEquals(new HttpAnswer(204, ""), answerTo("HTTP/1.1 204 No Content\r\n\r\n"));
    }

    @Test
    void tellsOfARedirectAndDoesNotFollowIt() throws Exception {
        assertEquals(
                new HttpAnswer(302, ""),
                answerTo("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));
    }

    @Test
    void waitsForTheAnswerBehindAnInterimOne() throws Exception {
        assertEquals(
                new HttpAnswer(200, "ok"),
                answerTo("HTTP/1.1 103 Early Hints\r\n\r\n" + HEAD + "Content-Length: 2\r\n\r\nok"));
    }

    @Test
    void takesABodyOfJustTheLimit() throws Exception {
        String body = "x".repeat(LIMIT);
        assertEquals(new HttpAnswer(200, body), answerTo(HEAD + "Content-Length: " + LIMIT + "\r\n\r\n" + body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10737418240\r\n\r\n",
                "Content-Length: 65537\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n20000\r\n"
            })
    void refusesABodyBeyondTheLimit(String head) throws Exception {
        RawPeer.Script endless = socket -> {
            RawPeer.send(socket, HEAD + head);
            while (true) {
                RawPeer.send(socket, "x".repeat(LIMIT));
            }
        };
        try (RawPeer peer = new RawPeer(endless)) {
            assertEquals(Kind.TOO_LARGE, failure(get(peer, LONG)));
        }
    }

    @Test
    void refusesABodyBeyondTheLimitOfWhichNothingWasSaid() throws Exception {
        assertEquals(Kind.TOO_LARGE, failureOf(RawPeer.saying("HTTP/1.0 200 OK\r\n\r\n" + "x".repeat(LIMIT + 1))));
    }

    @Test
    void refusesHeadersWithoutEnd() throws Exception {
        assertEquals(Kind.TOO_LARGE, failureOf(RawPeer.saying(HEAD + "X: " + "y".repeat(LIMIT))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a length\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n",
                "\u0000\u0001\u0002\u0003\r\n\r\n"
            })
    void saysBrokenWhenItClosesTooEarlyOrSpeaksSomethingElse(String said) throws Exception {
        assertEquals(Kind.BROKEN, failureOf(RawPeer.saying(said)));
    }

    @Test
    void saysBrokenWhenTheConnectionIsReset() throws Exception {
        assertEquals(Kind.BROKEN, failureOf(socket -> {
            RawPeer.send(socket, HEAD);
            socket.setSoLinger(true, 0);
        }));
    }

    @Test
    void saysRefusedWhenNobodyListens() throws Exception {
        assertEquals(
                Kind.REFUSED,
                failure(client.send(
                        LOOPS.next(), HttpQuestion.get(URI.create("http://127.0.0.1:" + closedPort())), LONG)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
                "HTTP/1.0 200 OK\r\n\r\n"
            })
    void closesAtTheDeadlineInWhateverStage(String said) throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.sayingThenSilent(said))) {
            assertEquals(Kind.TIMEOUT, failure(get(peer, SHORT)));
            peer.left().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void closesWhenItIsCancelled() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.sayingThenSilent(HEAD))) {
            Future<HttpAnswer> asking = get(peer, LONG);
            peer.head().get(20, TimeUnit.SECONDS);
            assertTrue(asking.cancel(false));
            peer.left().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void neverConnectsWhenItIsCancelledAtOnce() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.saying(HEAD + "Content-Length: 0\r\n\r\n"))) {
            EventLoop loop = LOOPS.next();
            HttpQuestion first = HttpQuestion.get(peer.url("/first"));
            HttpQuestion second = HttpQuestion.get(peer.url("/second"));
            assertTrue(await(loop.submit(() -> client.send(loop, first, LONG).cancel(false))));
            assertEquals(200, await(client.send(loop, second, LONG)).status());
            assertTrue(peer.head().join().startsWith("GET /second "), peer.head()::join);
        }
    }

    @Test
    void leavesNoExchangeOpenWhenItsLoopIsShutDown() throws Exception {
        EventLoopGroup group = Transport.available().group(1, "short-lived");
        try (RawPeer peer = new RawPeer(RawPeer.sayingThenSilent(""))) {
            HttpQuestion question = HttpQuestion.get(peer.url("/"));
            Future<HttpAnswer> asking = client.send(group.next(), question, LONG);
            peer.head().get(20, TimeUnit.SECONDS);
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
            assertEquals(Kind.BROKEN, failure(asking));
            assertEquals(Kind.BROKEN, failure(client.send(group.next(), question, LONG)));
        }
    }

    @Test
    void findsLocalhost() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.saying(HEAD + "Content-Length: 0\r\n\r\n"))) {
            URI url = URI.create("http://localhost:" + peer.url("/").getPort() + "/x");
            assertEquals(
                    200,
                    await(client.send(LOOPS.next(), HttpQuestion.get(url), LONG))
                            .status());
        }
    }

    @Test
    void asksOnNioToo() throws Exception {
        EventLoopGroup group = Transport.NIO.group(1, "nio");
        try (RawPeer peer = new RawPeer(RawPeer.saying(HEAD + "Content-Length: 0\r\n\r\n"))) {
            HttpClient nio = new HttpClient(Transport.NIO, LIMIT);
            assertEquals(
                    200,
                    await(nio.send(group.next(), HttpQuestion.get(peer.url("/")), LONG))
                            .status());
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private Future<HttpAnswer> get(RawPeer peer, Duration deadline) {
        return client.send(LOOPS.next(), HttpQuestion.get(peer.url("/x")), deadline);
    }

    private HttpAnswer answerTo(String said) throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.saying(said))) {
            return await(get(peer, LONG));
        }
    }

    private Kind failureOf(RawPeer.Script script) throws Exception {
        try (RawPeer peer = new RawPeer(script)) {
            return failure(get(peer, LONG));
        }
    }

    private static Kind failure(Future<?> asking) throws Exception {
        HttpFailure failure = (HttpFailure) awaitFailure(asking);
        assertEquals(0, failure.getStackTrace().length);
        return failure.kind();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
