package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.config.Config;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import inboundcalls.log.CallLog;
import inboundcalls.net.Names;
import inboundcalls.net.Transport;
import io.netty.channel.EventLoopGroup;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model's server hears first. */
class WebSocketConnectorIT {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final EventLoopGroup LOOPS = Transport.available().group(1, "call");

    @AfterAll
    static void end() {
        LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "WSS", "Wss"})
    void saysNothingBeforeTlsHoweverTheSchemeIsWritten(String scheme) throws Exception {
        assertEquals(TLS_HANDSHAKE, heardFirst(scheme + "://127.0.0.1:%d/v1/realtime", "127.0.0.1", 1)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://127.0.0.1:%d", "ws://127.0.0.1:%d/", "WS://localhost:%d"})
    void asksForTheRootWhenTheUrlHasNoPath(String url) throws Exception {
        String request = new String(heardFirst(url + "?model=m", "127.0.0.1", 22), US_ASCII);
        assertEquals("GET /?model=m HTTP/1.1", request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://[::1]:%d/v1?model=m"})
    void reachesAnIpv6Address(String url) throws Exception {
        String request = new String(heardFirst(url, "::1", 24), US_ASCII);
        assertTrue(request.startsWith("GET /v1?model=m HTTP/1.1"), request);
    }

    private static byte[] heardFirst(String url, String host, int bytes) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            server.setSoTimeout(5_000);
            RealtimeSession session = connector(String.format(url, server.getLocalPort()))
                    .connect(LOOPS.next(), new HeardEvents(), new CallLog("a call"), 0);
            try (Socket socket = server.accept();
                    InputStream in = socket.getInputStream()) {
                socket.setSoTimeout(5_000);
                return in.readNBytes(bytes);
            } finally {
                LOOPS.next().submit(session::close).sync();
            }
        }
    }

    private static WebSocketConnector connector(String url) throws Exception {
        Map<String, String> environment = Map.of("OPENAI_API_KEY", "a-key", "OPENAI_REALTIME_URL", url);
        Config config = new ConfigLoader(
                        new ConfigSources(Path.of("/nonexistent"), Optional.empty(), Optional.empty(), environment))
                .load();
        Transport transport = Transport.available();
        return new WebSocketConnector(config.realtime(), transport, Names.resolver(transport), Runnable::run);
    }
}
