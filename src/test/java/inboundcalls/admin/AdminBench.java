package inboundcalls.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import inboundcalls.audiosocket.Intake;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.call.CallRecords;
import inboundcalls.call.CallRegistry;
import inboundcalls.call.CallRegistry.Asked;
import inboundcalls.call.CallTotals;
import inboundcalls.call.CallTotals.FunctionEnd;
import inboundcalls.call.CallUsage;
import inboundcalls.call.Durations;
import inboundcalls.call.ProviderHealth;
import inboundcalls.call.RecentCalls;
import inboundcalls.config.Admin;
import inboundcalls.config.Secret;
import inboundcalls.config.TestConfig;
import inboundcalls.net.Transport;
import inboundcalls.playout.PlayoutTotals;
import inboundcalls.realtime.Usage;
import inboundcalls.tool.CircuitBreaker;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The administration port on a real socket, in front of a server that is written down. */
final class AdminBench implements AutoCloseable {
    static final String TOKEN = "a-token-of-some-length";
    static final int WAIT_SECONDS = 20;

    final Intake intake = new Intake();
    final CallRegistry calls = mock(CallRegistry.class);
    final CallTotals totals = mock(CallTotals.class);
    final ProviderHealth provider = mock(ProviderHealth.class);
    final CircuitBreaker mikrotik = new CircuitBreaker("API", 1, Duration.ofSeconds(60), Ticker.systemTicker());
    final Channel listener = new EmbeddedChannel();
    final InetSocketAddress address;
    private final EventLoopGroup loop = Transport.available().group(1, "admin");
    private final HttpClient http = HttpClient.newHttpClient();

    /** With a token, and a name by which it may be asked. */
    AdminBench() throws IOException {
        this(new Admin("127.0.0.1", 0, List.of("telefono1.example"), Optional.of(new Secret(TOKEN))));
    }

    AdminBench(Admin settings) throws IOException {
        when(calls.provider()).thenReturn(provider);
        when(calls.totals()).thenReturn(totals);
        RecentCalls recent = mock(RecentCalls.class);
        when(calls.recent()).thenReturn(recent);
        when(totals.usage()).thenReturn(new CallUsage(new Usage(100, 50, 40, 0, 7, 9), Usage.NONE, 0));
        when(totals.answers()).thenReturn(new Durations());
        when(totals.answersWithFunction()).thenReturn(new Durations());
        when(totals.functions()).thenReturn(Map.of(new FunctionEnd("hora_actual", "success"), new Durations()));
        intake.open(listener);
        Watched watched = new Watched(
                intake,
                calls,
                new PlayoutTotals(),
                new PeerFaults(loop.next()),
                mikrotik,
                TestConfig.of().realtime().prices(),
                CallRecords.none(),
                Optional.empty());
        address = new AdminServer(Transport.available(), loop, settings, watched).listen();
    }

    static AdminBench open() throws IOException {
        return new AdminBench(new Admin("127.0.0.1", 0, List.of(), Optional.empty()));
    }

    void live(Asked... asked) {
        when(calls.ask()).thenReturn(List.of(asked));
        when(calls.watch()).thenReturn(List.of(asked));
        when(calls.size()).thenReturn(asked.length);
    }

    /** With the token. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return ask("GET", path, "Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> ask(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
                .timeout(Duration.ofSeconds(WAIT_SECONDS))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** A connection for what no client would send. */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        socket.connect(address, (int) TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        return socket;
    }

    /** All that comes in answer to this, until the server closes. */
    String send(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
