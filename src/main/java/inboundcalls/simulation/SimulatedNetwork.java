package inboundcalls.simulation;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The routers that the simulated MikroTik API knows. Rates are in Mbps; a number that is not given is 0. */
public record SimulatedNetwork(List<Router> routers) {
    private static final String RESOURCE = "/simulation/network.json";

    public SimulatedNetwork {
        routers = List.copyOf(given(routers, "routers"));
    }

    /** @param id such as {@code router-146} */
    record Router(
            String id,
            String name,
            String status,
            int activeClients,
            int troubledClients,
            List<Port> interfaces,
            List<Gateway> gateways) {
        Router {
            given(id, "id of a router");
            given(name, "name of a router");
            given(status, "status of a router");
            interfaces = List.copyOf(given(interfaces, "interfaces of a router"));
            gateways = List.copyOf(given(gateways, "gateways of a router"));
        }

        /** The same with these interfaces alone. */
        Router with(List<Port> some) {
            return new Router(id, name, status, activeClients, troubledClients, some, gateways);
        }
    }

    /** @param role {@code WAN}, {@code LAN} or {@code libre} */
    record Port(String name, String role, int receivedMbps, int sentMbps) {
        Port {
            given(name, "name of an interface");
            given(role, "role of an interface");
        }

        int totalMbps() {
            return receivedMbps + sentMbps;
        }
    }

    record Gateway(String address, boolean active) {
        Gateway {
            given(address, "address of a gateway");
        }
    }

    /** The one that comes with the program. */
    public static SimulatedNetwork load() {
        try (InputStream in = SimulatedNetwork.class.getResourceAsStream(RESOURCE);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(RESOURCE, broken);
        }
    }

    /**
     * One of the same form.
     *
     * @throws IOException when it cannot be read, or something is missing
     */
    public static SimulatedNetwork load(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader);
        } catch (RuntimeException wrong) {
            Throwable reason = wrong.getCause() instanceof IllegalArgumentException missing ? missing : wrong;
            throw new IOException(file + ": " + reason.getMessage(), wrong);
        }
    }

    private static SimulatedNetwork read(Reader reader) {
        return Optional.ofNullable(new Gson().fromJson(reader, SimulatedNetwork.class))
                .orElseThrow(() -> new JsonParseException("nothing in it (expected: {\"routers\": […]})"));
    }

    private static <T> T given(T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("no " + what);
        }
        return value;
    }
}
