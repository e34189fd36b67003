package inboundcalls.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long, and how hard.
 *
 * @param duration new calls are made for so long
 * @param calls at a time
 * @param pause between one fault and the next
 * @param javaOptions of the JVM that runs the server
 * @param seed of all that is left to chance
 * @param log where the server's log is left, if anywhere
 */
public record SoakPlan(
        Duration duration, int calls, Duration pause, List<String> javaOptions, long seed, Optional<Path> log) {
    public SoakPlan {
        javaOptions = List.copyOf(javaOptions);
    }
}
