package inboundcalls.http;

import static inboundcalls.http.LoopbackLoops.await;
import static inboundcalls.http.LoopbackLoops.awaitFailure;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import inboundcalls.http.HttpFailure.Kind;
import inboundcalls.net.Transport;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class HttpsIT {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private static KeyStore keys;
    private static HttpsServer server;

    @BeforeAll
    static void startServerCalledLocalhost(@TempDir Path folder) throws Exception {
        keys = SelfSigned.keys("localhost", folder.resolve("keys.p12"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context(keys)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
    }

    @Test
    void asksAServerThatItTrusts() throws Exception {
        assertEquals(new HttpAnswer(200, "ok"), await(ask(trusting(), "https://localhost:" + port())));
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        assertEquals(Kind.UNTRUSTED, kind(ask(trusting(), "https://127.0.0.1:" + port())));
    }

    @Test
    void refusesACertificateThatNobodySigned() throws Exception {
        HttpClient client = new HttpClient(Transport.available(), 1024);
        assertEquals(Kind.UNTRUSTED, kind(ask(client, "https://localhost:" + port())));
    }

    @Test
    void refusesAPeerWithoutTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<HttpAnswer> asking = ask(trusting(), "https://localhost:" + plain.getLocalPort());
            try (Socket socket = plain.accept()) {
                RawPeer.send(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
                assertEquals(Kind.UNTRUSTED, kind(asking));
            }
        }
    }

    private static Future<HttpAnswer> ask(HttpClient client, String url) {
        return client.send(LOOPS.next(), HttpQuestion.get(URI.create(url)), LONG);
    }

    private static HttpClient trusting() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        return new HttpClient(
                Transport.available(),
                1024,
                SslContextBuilder.forClient().trustManager(trust).build(),
                DnsServerAddressStreamProviders.platformDefault());
    }

    private static int port() {
        return server.getAddress().getPort();
    }

    private static Kind kind(Future<?> asking) throws Exception {
        return ((HttpFailure) awaitFailure(asking)).kind();
    }
}
