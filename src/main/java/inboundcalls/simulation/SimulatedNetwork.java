package inboundcalls.simulation;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The routers that the simulated MikroTik API knows. Rates are in Mbps. */
record SimulatedNetwork(List<Router> routers) {
    private static final String RESOURCE = "/simulation/network.json";

    /** @param id such as {@code router-146} */
    record Router(
            String id,
            String name,
            String status,
            int activeClients,
            int troubledClients,
            List<Port> interfaces,
            List<Gateway> gateways) {}

    /** @param role {@code WAN}, {@code LAN} or {@code libre} */
    record Port(String name, String role, int receivedMbps, int sentMbps) {
        int totalMbps() {
            return receivedMbps + sentMbps;
        }
    }

    record Gateway(String address, boolean active) {}

    /** The one that comes with the program. */
    static SimulatedNetwork load() {
        try (InputStream in = SimulatedNetwork.class.getResourceAsStream(RESOURCE);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, SimulatedNetwork.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(RESOURCE, broken);
        }
    }
}
