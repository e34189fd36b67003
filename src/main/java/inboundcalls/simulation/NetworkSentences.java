package inboundcalls.simulation;

import inboundcalls.simulation.SimulatedNetwork.Port;
import inboundcalls.simulation.SimulatedNetwork.Router;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What there is to say of one router or several, in Spanish. */
final class NetworkSentences {
    private NetworkSentences() {}

    /** A port and whose it is. */
    private record Place(Router router, Port port) {
        @Override
        public String toString() {
            return port.name() + " de " + router.name();
        }
    }

    static String activeClients(List<Router> routers) {
        int clients = routers.stream().mapToInt(Router::activeClients).sum();
        return routers.size() == 1
                ? "En el router " + routers.get(0).name() + " hay " + clients + " clientes activos."
                : "Hay " + clients + " clientes activos en total, en " + routers.size() + " routers.";
    }

    static String troubledClients(List<Router> routers) {
        List<String> troubled = routers.stream()
                .filter(router -> router.troubledClients() > 0)
                .map(router -> router.troubledClients() + " en " + router.name())
                .toList();
        return troubled.isEmpty()
                ? "No hay clientes con problemas."
                : "Hay clientes con problemas: " + join(troubled) + ".";
    }

    static String crowdedRouter(List<Router> routers) {
        return routers.stream()
                .max(Comparator.comparingInt(Router::activeClients))
                .map(router -> "El router con más clientes es " + router.name() + ", con " + router.activeClients()
                        + " clientes activos.")
                .orElse("No hay routers.");
    }

    static String routers(List<Router> routers) {
        return "Routers configurados: "
                + join(routers.stream()
                        .map(router -> router.name() + " (" + router.id() + ")")
                        .toList())
                + ".";
    }

    static String routerStatus(List<Router> routers) {
        return "Estado de los routers: "
                + join(routers.stream()
                        .map(router -> router.name() + " está " + router.status())
                        .toList())
                + ".";
    }

    static String wanTraffic(List<Router> routers) {
        return traffic(
                "Tráfico de la interfaz WAN: ",
                places(routers, port -> port.role().equals("WAN")));
    }

    /** Of every interface that the routers have. */
    static String traffic(List<Router> routers) {
        return traffic("Tráfico: ", places(routers, port -> true));
    }

    static String totalTraffic(List<Router> routers) {
        List<Port> wan = places(routers, port -> port.role().equals("WAN"))
                .map(Place::port)
                .toList();
        int received = wan.stream().mapToInt(Port::receivedMbps).sum();
        int sent = wan.stream().mapToInt(Port::sentMbps).sum();
        return "El tráfico total es de " + rates(received, sent) + ".";
    }

    static String busiestInterface(List<Router> routers) {
        return places(routers, port -> true)
                .max(Comparator.comparingInt(place -> place.port().totalMbps()))
                .map(place -> "La interfaz con más tráfico es " + place + ", con "
                        + place.port().totalMbps() + " Mbps.")
                .orElse("No hay interfaces.");
    }

    static String freeInterfaces(List<Router> routers) {
        List<String> free = places(routers, port -> port.role().equals("libre"))
                .map(Place::toString)
                .toList();
        return free.isEmpty() ? "No hay interfaces libres." : "Interfaces libres: " + join(free) + ".";
    }

    static String interfaces(List<Router> routers) {
        long all = places(routers, port -> true).count();
        long free = places(routers, port -> port.role().equals("libre")).count();
        return "Hay " + (all - free) + " interfaces en uso y " + free + " libres.";
    }

    static String activeGateways(List<Router> routers) {
        List<String> active = gateways(routers, true);
        return active.isEmpty() ? "No hay gateways activos." : "Gateways activos: " + join(active) + ".";
    }

    static String downGateways(List<Router> routers) {
        List<String> down = gateways(routers, false);
        return down.isEmpty() ? "No hay gateways caídos." : "Gateways caídos: " + join(down) + ".";
    }

    static String gatewayStatus(List<Router> routers) {
        return activeGateways(routers) + " " + downGateways(routers);
    }

    /** {@code a, b y c}. */
    static String join(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1 ? String.join("", parts) : String.join(", ", parts.subList(0, last)) + " y " + parts.get(last);
    }

    private static String traffic(String title, Stream<Place> places) {
        List<String> rates = places.map(place -> place + ", "
                        + rates(place.port().receivedMbps(), place.port().sentMbps()))
                .toList();
        return rates.isEmpty() ? "No hay esa interfaz." : title + String.join("; ", rates) + ".";
    }

    private static List<String> gateways(List<Router> routers, boolean active) {
        return routers.stream()
                .flatMap(router -> router.gateways().stream()
                        .filter(gateway -> gateway.active() == active)
                        .map(gateway -> gateway.address() + " de " + router.name()))
                .toList();
    }

    private static String rates(int received, int sent) {
        return received + " Mbps de bajada y " + sent + " Mbps de subida";
    }

    private static Stream<Place> places(List<Router> routers, Predicate<Port> which) {
        return routers.stream()
                .flatMap(router -> router.interfaces().stream().filter(which).map(port -> new Place(router, port)));
    }
}
