package inboundcalls.simulation;

import java.time.Duration;
import java.util.Map;

/**
 * How the simulated MikroTik API is to answer.
 *
 * @param delay before each answer
 * @param fixed answers by question, to the letter, before what the network says
 */
record MikroTikBehaviour(Duration delay, MikroTikFault fault, Map<String, String> fixed) {
    static final MikroTikBehaviour USUAL = new MikroTikBehaviour(Duration.ZERO, MikroTikFault.NONE, Map.of());

    MikroTikBehaviour {
        fixed = Map.copyOf(fixed);
    }
}
