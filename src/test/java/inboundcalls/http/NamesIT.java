package inboundcalls.http;

import static inboundcalls.http.LoopbackLoops.await;
import static inboundcalls.http.LoopbackLoops.awaitFailure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.http.FakeNameServer.Answer;
import inboundcalls.http.HttpFailure.Kind;
import inboundcalls.net.Transport;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class NamesIT {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final URI URL = URI.create("http://api.mikrotik.test:1/");

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    @Test
    void asksTheNameServer() throws Exception {
        try (FakeNameServer server = new FakeNameServer(Answer.LOOPBACK);
                RawPeer peer = new RawPeer(RawPeer.saying(OK))) {
            String host = "api.mikrotik.test:" + peer.url("/").getPort();
            assertEquals(
                    200,
                    await(ask(server, URI.create("http://" + host), 20_000)).status());
            assertTrue(peer.head().join().toLowerCase(Locale.ROOT).contains("\r\nhost: " + host));
        }
    }

    @Test
    void knowsLocalhostWithoutAskingAnyone() throws Exception {
        try (FakeNameServer server = new FakeNameServer(Answer.NOTHING);
                RawPeer peer = new RawPeer(RawPeer.saying(OK))) {
            URI url = URI.create("http://LOCALHOST:" + peer.url("/").getPort());
            assertEquals(200, await(ask(server, url, 20_000)).status());
        }
    }

    @Test
    void saysWhenThereIsNoSuchName() throws Exception {
        try (FakeNameServer server = new FakeNameServer(Answer.NO_SUCH_NAME)) {
            assertEquals(Kind.UNKNOWN_HOST, kind(ask(server, URL, 20_000)));
        }
    }

    @Test
    void waitsForASilentNameServerOnlyUntilTheDeadline() throws Exception {
        try (FakeNameServer server = new FakeNameServer(Answer.NOTHING)) {
            assertEquals(Kind.TIMEOUT, kind(ask(server, URL, 200)));
        }
    }

    private static Future<HttpAnswer> ask(FakeNameServer server, URI url, long deadlineMillis) throws Exception {
        HttpClient client = new HttpClient(
                Transport.available(), 1024, SslContextBuilder.forClient().build(), server.provider());
        return client.send(LOOPS.next(), HttpQuestion.get(url), Duration.ofMillis(deadlineMillis));
    }

    private static Kind kind(Future<?> asking) throws Exception {
        return ((HttpFailure) awaitFailure(asking)).kind();
    }
}
