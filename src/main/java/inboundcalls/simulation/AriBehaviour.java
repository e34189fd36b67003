package inboundcalls.simulation;

import java.time.Duration;

/**
 * How the simulated ARI is to answer.
 *
 * @param delay before each answer
 */
record AriBehaviour(Duration delay, AriFault fault) {
    static final AriBehaviour USUAL = new AriBehaviour(Duration.ZERO, AriFault.NONE);
}
