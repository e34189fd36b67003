package inboundcalls.load;

import inboundcalls.server.ServerProcess;
import inboundcalls.simulation.LeanRealtime;
import inboundcalls.simulation.LeanTap;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.SimulatedMikroTikApi;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server of a load test and its peers, as far as they are started for it. Lives on one thread. */
final class LoadStage implements Closeable {
    private static final String KEY = "load-test";
    private static final int WAIT_SECONDS = 60;

    private final LoadTarget target;
    private final PrintWriter out;
    private final Deque<Closeable> started = new ArrayDeque<>();
    private final InetSocketAddress address;
    private final Optional<Long> pid;
    private final Optional<Long> ownPid;

    /** {@code out} is told what to do where somebody has to start the server; {@code calls}: for so many one that is started here has room. */
    LoadStage(LoadTarget target, int calls, Recordings recordings, LeanTap tap, PrintWriter out)
            throws IOException, InterruptedException {
        this.target = target;
        this.out = out;
        try {
            Map<String, String> environment = target.hasPeers() ? startPeers(recordings, tap) : Map.of();
            if (target.server().isPresent()) {
                address = target.server().get();
                pid = target.pid();
                ownPid = Optional.empty();
                awaitServer(environment);
            } else {
                ServerProcess server = startServer(calls, environment);
                started.push(() -> end(server));
                address = server.address();
                pid = Optional.of(server.pid());
                ownPid = pid;
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Of the server, where it is known. */
    Optional<Long> pid() {
        return pid;
    }

    /** Of the server, where it was started here and is a JVM. */
    Optional<Long> ownPid() {
        return ownPid;
    }

    /** The last that was started first. */
    @Override
    public void close() throws IOException {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    /** Softly: what it was asked to write at its end it writes. */
    private void end(ServerProcess server) throws IOException {
        try (server) {
            String log = server.stop();
            if (target.log().isPresent()) {
                Files.writeString(target.log().get(), log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The environment of a server that is to use them. */
    private Map<String, String> startPeers(Recordings recordings, LeanTap tap) throws IOException {
        boolean fixed = target.server().isPresent();
        LeanRealtime realtime =
                LeanRealtime.start(fixed ? target.realtimePort() : 0, KEY, recordings, target.askingPercent(), tap);
        started.push(realtime::close);
        SimulatedMikroTikApi mikrotik = SimulatedMikroTikApi.start(fixed ? target.mikrotikPort() : 0);
        started.push(mikrotik::close);
        if (target.hanging()) {
            mikrotik.delay(Duration.ofHours(1));
        }
        return Map.of(
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_REALTIME_URL",
                realtime.url().toString(),
                "MIKROTIK_API_URL",
                mikrotik.url().toString(),
                "AUDIOSOCKET_PORT",
                "0",
                "ADMIN_PORT",
                "0");
    }

    /** One that needs these peers can only be started when they are there. */
    private void awaitServer(Map<String, String> environment) throws IOException, InterruptedException {
        if (environment.isEmpty() || isListening()) {
            return;
        }
        out.println("waiting for a server at " + address.getHostString() + ":" + address.getPort() + " with");
        environment.entrySet().stream()
                .filter(variable -> !variable.getKey().endsWith("_PORT"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> out.println("  " + variable));
        out.flush();
        for (int i = 0; i < 2 * WAIT_SECONDS; i++) {
            Thread.sleep(500);
            if (isListening()) {
                return;
            }
        }
        throw new IOException("no server at " + address + " within " + WAIT_SECONDS + " s");
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private ServerProcess startServer(int calls, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> program = ServerProcess.program(target.jar(), target.javaOptions());
        if (target.config().isEmpty()) {
            return ServerProcess.startWith(program, room(calls), environment);
        }
        String config = target.config().get().toAbsolutePath().toString();
        return ServerProcess.start(program, List.of("--config", config), environment);
    }

    /** Settings of a server that turns none of them away, however fast they come: its limits are not what is measured. */
    static String room(int calls) {
        return "inbound-calls {\n"
                + ("call.max-calls = " + Math.max(calls, 1_000) + "\n")
                + "audiosocket {\n"
                + ("connections = " + Math.max(2 * calls, 2_000) + "\n")
                + ("waiting-connections = " + Math.max(calls, 500) + "\n")
                + ("connections-per-second = " + Math.max(calls, 500) + "\n")
                + "}\n}\n";
    }
}
