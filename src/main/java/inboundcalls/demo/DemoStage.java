package inboundcalls.demo;

import inboundcalls.config.AllowedNetworks;
import inboundcalls.config.Config;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import inboundcalls.server.Server;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedRealtime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The real server between a simulated Realtime API and a simulated MikroTik API, all on loopback. */
final class DemoStage implements AutoCloseable {
    /** The key of the simulated Realtime API, which takes no other. */
    static final String KEY = "simulated-key";

    private final SimulatedRealtime realtime;
    private final SimulatedMikroTikApi mikrotik;
    private final Server server;

    /** {@code audioSocketPort} 0 takes a free one. */
    DemoStage(Scenario scenario, Recordings recordings, String address, int audioSocketPort, AllowedNetworks callers)
            throws IOException {
        this.realtime = SimulatedRealtime.start(0, recordings, scenario);
        this.mikrotik = SimulatedMikroTikApi.start(0);
        try {
            this.server = Server.start(config(address, audioSocketPort, callers));
        } catch (IOException | RuntimeException e) {
            closePeers();
            throw e;
        }
    }

    SimulatedMikroTikApi mikrotik() {
        return mikrotik;
    }

    InetSocketAddress address() {
        return server.address();
    }

    void awaitCallsEnd() throws InterruptedException {
        server.awaitCallsEnd();
    }

    void awaitClose() throws InterruptedException {
        server.awaitClose();
    }

    @Override
    public void close() {
        server.close();
        closePeers();
    }

    private void closePeers() {
        realtime.close();
        mikrotik.close();
    }

    private Config config(String address, int audioSocketPort, AllowedNetworks callers) throws IOException {
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_REALTIME_URL",
                realtime.url().toString(),
                "MIKROTIK_API_URL",
                mikrotik.url().toString(),
                "LOCAL_IP_ADDRESS",
                address,
                "AUDIOSOCKET_PORT",
                String.valueOf(audioSocketPort),
                "ADMIN_PORT",
                "0");
        Path file = Files.createTempFile("demo", ".conf");
        try {
            String networks = String.join("\", \"", callers.toString().split(", "));
            Files.writeString(file, "inbound-calls.audiosocket.allowed-networks = [\"" + networks + "\"]");
            return new ConfigLoader(new ConfigSources(
                            file.resolveSibling("none"), Optional.of(file), Optional.empty(), environment))
                    .load();
        } finally {
            Files.delete(file);
        }
    }
}
