package inboundcalls.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import inboundcalls.DebianTool;
import inboundcalls.net.Transport;
import inboundcalls.simulation.LeanRealtime;
import inboundcalls.simulation.LeanTap;
import inboundcalls.simulation.SimulatedMikroTikApi;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two servers in processes of their own behind HAProxy with the file that is shipped, of which only addresses are changed. Lives on one thread. */
final class HaproxyStage implements AutoCloseable {
    static final Path CONFIGURATION = Path.of("conf", "haproxy.cfg");
    static final DebianTool HAPROXY = new DebianTool("haproxy", "haproxy");

    private static final Path JAR = Path.of("target", "openai-inbound-calls.jar");
    private static final Pattern ADMIN = Pattern.compile("Administración en 127\\.0\\.0\\.1:(\\d+)");
    /** Dozens of calls at once to a server that has just started wait for their sessions as long as a slow machine needs. */
    private static final String SETTINGS = """
            inbound-calls {
              audiosocket.proxy-protocol.from = ["127.0.0.1"]
              realtime.connect-timeout = 60 s
              call { drain-timeout = 0 s, rehearsal = 1 s }
            }
            """;

    private static final String TOKEN = "a-token-for-this-test";
    private static final List<String> NAMES = List.of("uno", "dos");

    private final EventLoopGroup phones = Transport.available().group(1, "phone");
    private final AtomicInteger greeted = new AtomicInteger();
    private volatile long greetingMillis;
    private final LeanRealtime realtime;
    private final SimulatedMikroTikApi mikrotik;
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<Integer> adminPorts = new ArrayList<>();
    private final Path settings;
    private final Path log;
    private final InetSocketAddress address;
    private final Process haproxy;

    /** When it is made both servers take calls. */
    HaproxyStage(Path directory) throws IOException, InterruptedException {
        HAPROXY.run(List.of("-v"));
        realtime = LeanRealtime.start(0, WholeCall.KEY, WholeCall.RECORDINGS, 0, countGreetings());
        mikrotik = SimulatedMikroTikApi.start(0);
        settings = Files.writeString(directory.resolve("server.conf"), SETTINGS);
        for (int i = 0; i < NAMES.size(); i++) {
            servers.add(start(0, 0));
            adminPorts.add(adminPort(servers.get(i)));
        }
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find());
        log = directory.resolve("haproxy.log");
        haproxy = balance();
        await().atMost(20, SECONDS).until(this::isUp);
    }

    CountingCaller dial(UUID uuid) {
        return CountingCaller.dial(phones.next(), address, uuid);
    }

    /** The model has said its greeting to so many. */
    int greeted() {
        return greeted.get();
    }

    /** Of so many it is, each of which a phone can tell from silence. */
    long greetingFrames() {
        return greetingMillis / 20;
    }

    /** So many events of the servers' were wrong. */
    int refusals() {
        return realtime.refusals();
    }

    ServerProcess server(int which) {
        return servers.get(which);
    }

    /** Takes no more calls, as its administration port was told. */
    void drain(int which) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPorts.get(which) + "/drain"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status != 202) {
            throw new IOException("status: " + status + " (expected: 202)");
        }
    }

    /** Where it was, after it has ended. */
    void startAgain(int which) throws IOException, InterruptedException {
        ServerProcess ended = servers.get(which);
        ended.close();
        servers.set(which, start(ended.address().getPort(), adminPorts.get(which)));
    }

    /** Until the balancer's check has said so, so many times. */
    void awaitChecked(int which, String state, int times) {
        String line = "openai-inbound-calls/" + NAMES.get(which) + " is " + state;
        await(line).atMost(20, SECONDS).until(() -> Files.readString(log).split(line, -1).length > times);
    }

    @Override
    public void close() throws IOException {
        haproxy.destroyForcibly();
        for (ServerProcess server : servers) {
            server.close();
        }
        realtime.close();
        mikrotik.close();
        phones.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private LeanTap countGreetings() {
        return new LeanTap() {
            @Override
            public void answerEnded(int session, long millis) {
                greetingMillis = millis;
                greeted.incrementAndGet();
            }
        };
    }

    private ServerProcess start(int port, int adminPort) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY", WholeCall.KEY,
                "OPENAI_REALTIME_URL", realtime.url().toString(),
                "MIKROTIK_API_URL", mikrotik.url().toString(),
                "AUDIOSOCKET_PORT", Integer.toString(port),
                "ADMIN_PORT", Integer.toString(adminPort == 0 ? FreePort.find() : adminPort),
                "ADMIN_TOKEN", TOKEN);
        return ServerProcess.start(
                ServerProcess.program(Optional.of(JAR), List.of()),
                List.of("--config", settings.toString()),
                environment);
    }

    private static int adminPort(ServerProcess server) {
        return Integer.parseInt(await().atMost(20, SECONDS)
                .until(() -> ADMIN.matcher(server.log()), Matcher::find)
                .group(1));
    }

    private Process balance() throws IOException {
        Map<String, String> addresses = new HashMap<>(Map.of("ADMIN_TOKEN", TOKEN, "AUDIOSOCKET_BIND", at(address)));
        for (int i = 0; i < servers.size(); i++) {
            addresses.put("SERVER_" + (i + 1), at(servers.get(i).address()));
            addresses.put("SERVER_" + (i + 1) + "_ADMIN_PORT", adminPorts.get(i).toString());
        }
        ProcessBuilder builder = new ProcessBuilder(HAPROXY.command(), "-db", "-f", CONFIGURATION.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(addresses);
        return builder.start();
    }

    private boolean isUp() {
        try (Socket knock = new Socket(address.getAddress(), address.getPort())) {
            return knock.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String at(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
