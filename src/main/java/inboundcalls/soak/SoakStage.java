package inboundcalls.soak;

import inboundcalls.server.ServerProcess;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedAri;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedRealtime;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server in a process of its own, with all the services that it uses, on loopback. Lives on one thread. */
final class SoakStage implements Closeable {
    private static final String KEY = "soak";
    /** A fault is to be felt by one call alone: each asks for itself, none is told that others failed. */
    private static final String SETTINGS = """
            inbound-calls {
              mikrotik { question-timeout = 2 s, freshness = 0 s, breaker.failures = 100 }
              caller.longest-wait = 3 s
            }
            """;

    private final Deque<Closeable> started = new ArrayDeque<>();
    private final SoakJournal journal;
    private final SimulatedRealtime realtime;
    private final SimulatedMikroTikApi mikrotik;
    private final SimulatedAri ari;
    private final ServerProcess server;

    /** {@code javaOptions}: of the server's JVM. */
    SoakStage(Recordings recordings, List<String> javaOptions) throws IOException, InterruptedException {
        journal = new SoakJournal(recordings);
        try {
            realtime = SimulatedRealtime.start(0, recordings, Scenario.of(KEY).withTap(journal));
            started.push(realtime::close);
            mikrotik = SimulatedMikroTikApi.start(0);
            started.push(mikrotik::close);
            ari = SimulatedAri.start(0);
            started.push(ari::close);
            server = ServerProcess.startWith(
                    ServerProcess.program(Optional.empty(), javaOptions), SETTINGS, environment());
            started.push(server);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    SoakJournal journal() {
        return journal;
    }

    SimulatedRealtime realtime() {
        return realtime;
    }

    SimulatedMikroTikApi mikrotik() {
        return mikrotik;
    }

    SimulatedAri ari() {
        return ari;
    }

    ServerProcess server() {
        return server;
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** The last that was started first. */
    @Override
    public void close() throws IOException {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_REALTIME_URL",
                realtime.url().toString(),
                "MIKROTIK_API_URL",
                mikrotik.url().toString(),
                "ASTERISK_HOST",
                ari.host(),
                "ASTERISK_PORT",
                String.valueOf(ari.port()),
                "ASTERISK_USERNAME",
                SimulatedAri.USER,
                "ASTERISK_PASSWORD",
                SimulatedAri.PASSWORD,
                "AUDIOSOCKET_PORT",
                "0",
                "ADMIN_PORT",
                "0");
    }
}
