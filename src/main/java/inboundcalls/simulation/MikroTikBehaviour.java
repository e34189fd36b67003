package inboundcalls.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the simulated MikroTik API is to answer.
 *
 * @param delay before each answer to a question
 * @param troubles of those that are at a request the first counts
 * @param fixed answers by question, to the letter, before what the network says
 */
record MikroTikBehaviour(Duration delay, List<MikroTikTrouble> troubles, Map<String, String> fixed) {
    static final MikroTikBehaviour USUAL = new MikroTikBehaviour(Duration.ZERO, List.of(), Map.of());

    private static final Duration SLOWNESS = Duration.ofSeconds(8);

    MikroTikBehaviour {
        troubles = List.copyOf(troubles);
        fixed = Map.copyOf(fixed);
    }

    MikroTikFault faultAt(MikroTikRequest request) {
        return troubles.stream()
                .filter(trouble -> trouble.isAt(request))
                .findFirst()
                .map(MikroTikTrouble::fault)
                .orElse(MikroTikFault.NONE);
    }

    Duration delayOf(MikroTikRequest request) {
        Duration usual = request.path().equals(MikroTikEndpoints.QUERY) ? delay : Duration.ZERO;
        return faultAt(request) == MikroTikFault.SLOW ? usual.plus(SLOWNESS) : usual;
    }
}
