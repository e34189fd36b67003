package inboundcalls.load;

import java.util.Optional;

/**
 * What a process used while the calls were up.
 *
 * @param cores of this machine, on average
 * @param millisPerCallSecond milliseconds of CPU for each second of each call
 * @param residentMib the most that was seen, 0 where {@code /proc} does not tell
 * @param allocatedKib by a JVM for each second of each call, where it is known
 */
public record ProcessUse(
        long pid, double cores, double millisPerCallSecond, double residentMib, Optional<Double> allocatedKib) {}
