package inboundcalls.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.net.Transport;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.SyntheticCaller;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulateIT {
    private static final String API = "MIKROTIK_API_URL=(\\S+)\n";
    private static final String REALTIME = "OPENAI_REALTIME_URL=(\\S+)\n";
    private static final int SIGTERM = 128 + 15;
    private static final int PHONE_RATE = 8_000;

    @TempDir
    private Path directory;

    @Test
    void answersAsTheMikroTikApiUntilItIsStopped() throws Exception {
        try (JarProcess api = start("simulate", "mikrotik", "--port=0")) {
            String url = api.await(API);
            assertEquals("http://127.0.0.1", url.replaceFirst(":\\d+$", ""));
            assertEquals(
                    "{\"status\":\"ok\",\"service\":\"MikroTik API\",\"version\":\"1.0\"}",
                    ask(url + "/health", HttpRequest.newBuilder()).body());
            assertEquals(SIGTERM, api.stop());
            assertTrue(api.output().endsWith("\n✓ Detenida\n"), api.output());
        }
    }

    @Test
    void knowsTheNetworkAndHasTheFaultsThatItIsGiven() throws Exception {
        Files.writeString(
                directory.resolve("red.json"),
                "{routers: [{id: router-7, name: SUR, status: ok, activeClients: 7, interfaces: [], gateways: []}]}");
        try (JarProcess api = start(
                "simulate", "mikrotik", "--port=0", "--network=red.json", "--fault=html@WAN", "--fault=drop@/health")) {
            String url = api.await(API);
            assertEquals(
                    "{\"success\":true,\"response\":\"En el router SUR hay 7 clientes activos.\"}",
                    query(url, "¿Cuántos clientes hay?"));
            assertEquals(
                    "<html><body>Portal cautivo</body></html>", query(url, "¿Cuál es el tráfico de la interfaz WAN?"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mikrotik", "realtime"})
    void saysThatItsPortIsTaken(String service) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JarProcess refused = start("simulate", service, "--port=" + taken.getLocalPort())) {
            assertEquals("Address already in use", refused.await("error: cannot listen on .*: (.*)\n"));
        }
    }

    @Test
    void letsTheServerHoldACallWithoutAKey() throws Exception {
        EventLoopGroup phones = Transport.available().group(1, "phone");
        try (JarProcess realtime = start("simulate", "realtime", "--port=0");
                JarProcess api = start("simulate", "mikrotik", "--port=0");
                JarProcess server = new JarProcess(
                        directory,
                        Map.of(
                                "OPENAI_REALTIME_URL",
                                realtime.await(REALTIME),
                                "MIKROTIK_API_URL",
                                api.await(API),
                                "AUDIOSOCKET_PORT",
                                "0",
                                "ADMIN_PORT",
                                "0"),
                        "serve")) {
            int port = Integer.parseInt(server.await("Escuchando AudioSocket en 127.0.0.1:(\\d+)"));
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            SyntheticCaller caller =
                    SyntheticCaller.dial(Transport.available(), phones.next(), address, UUID.randomUUID(), PHONE_RATE);
            Recordings recordings = Recordings.load();
            await().atMost(20, SECONDS)
                    .until(() -> caller.heard().lastLoud()
                            > phoneSamples(recordings.greeting().sound()) / 2);
            caller.say(recordings.question("pregunta-clientes-router").sound());
            server.await("(Resultado obtenido \\(success: True\\))");
            caller.hangUp();
            assertEquals(SIGTERM, server.stop());
            assertEquals(SIGTERM, realtime.stop());
            assertTrue(realtime.output().endsWith("\n✓ Detenida\n"), realtime.output());
        } finally {
            phones.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
        }
    }

    private static long phoneSamples(Pcm sound) {
        return (long) sound.samples().length * PHONE_RATE / sound.rate();
    }

    private JarProcess start(String... arguments) throws IOException {
        return new JarProcess(directory, Map.of(), arguments);
    }

    private static String query(String url, String question) throws IOException, InterruptedException {
        HttpRequest.Builder post = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"" + question + "\"}"));
        return ask(url + "/query", post).body();
    }

    private static HttpResponse<String> ask(String url, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        request.uri(URI.create(url))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
