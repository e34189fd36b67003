package inboundcalls.simulation;

import inboundcalls.simulation.SimulatedNetwork.Router;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Answers questions about a simulated network by the words in them; the same question has always the same answer. */
final class NetworkAnswers {
    static final String NOT_UNDERSTOOD =
            "No entendí la pregunta. Puedo informar sobre clientes, routers, tráfico, interfaces y gateways.";

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ROUTER_ID = Pattern.compile(" router (\\d+)");

    /** The first whose words are all in the question answers it. */
    private static final List<Rule> RULES = List.of(
            new Rule(List.of("client", "problema"), NetworkSentences::troubledClients),
            new Rule(List.of("client", "router", " mas "), NetworkSentences::crowdedRouter),
            new Rule(List.of("client"), NetworkSentences::activeClients),
            new Rule(List.of("trafico", " mas "), NetworkSentences::busiestInterface),
            new Rule(List.of("trafico", " wan "), NetworkSentences::wanTraffic),
            new Rule(List.of("trafico"), NetworkSentences::totalTraffic),
            new Rule(List.of("interfa", "libre"), NetworkSentences::freeInterfaces),
            new Rule(List.of("interfa"), NetworkSentences::interfaces),
            new Rule(List.of("gateway", "estado"), NetworkSentences::gatewayStatus),
            new Rule(List.of("gateway", "caid"), NetworkSentences::downGateways),
            new Rule(List.of("gateway"), NetworkSentences::activeGateways),
            new Rule(List.of("router", "estado"), NetworkSentences::routerStatus),
            new Rule(List.of("router"), NetworkSentences::routers));

    private final SimulatedNetwork network;

    NetworkAnswers(SimulatedNetwork network) {
        this.network = network;
    }

    private record Rule(List<String> words, Function<List<Router>, String> answer) {
        boolean fits(String question) {
            return words.stream().allMatch(question::contains);
        }
    }

    String answer(String question) {
        String plain = plain(question);
        List<String> unknown = unknownRouters(plain);
        if (!unknown.isEmpty()) {
            return "No existe " + NetworkSentences.join(unknown) + ". " + NetworkSentences.routers(network.routers());
        }
        List<Router> narrowed = withPorts(meant(plain), plain);
        if (!narrowed.isEmpty() && plain.contains("trafico")) {
            return NetworkSentences.traffic(narrowed);
        }
        return RULES.stream()
                .filter(rule -> rule.fits(plain))
                .findFirst()
                .map(rule -> rule.answer().apply(meant(plain)))
                .orElse(NOT_UNDERSTOOD);
    }

    /** The routers that the question names, or all. */
    private List<Router> meant(String question) {
        List<String> ids = ids(question);
        List<Router> named = network.routers().stream()
                .filter(router -> ids.contains(router.id()) || question.contains(plain(router.name())))
                .toList();
        return named.isEmpty() ? network.routers() : named;
    }

    /** Those that have an interface that the question names, with these alone. */
    private static List<Router> withPorts(List<Router> routers, String question) {
        return routers.stream()
                .map(router -> router.with(router.interfaces().stream()
                        .filter(port -> question.contains(plain(port.name())))
                        .toList()))
                .filter(router -> !router.interfaces().isEmpty())
                .toList();
    }

    private List<String> unknownRouters(String question) {
        List<String> known = network.routers().stream().map(Router::id).toList();
        return ids(question).stream().filter(id -> !known.contains(id)).toList();
    }

    private static List<String> ids(String question) {
        return ROUTER_ID
                .matcher(question)
                .results()
                .map(id -> "router-" + id.group(1))
                .toList();
    }

    /** Small letters without accents, words between single spaces. */
    private static String plain(String text) {
        String letters =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT
                .matcher(" " + letters.toLowerCase(Locale.ROOT) + " ")
                .replaceAll(" ");
    }
}
