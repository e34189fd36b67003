package inboundcalls.doctor;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One thing that calls need.
 *
 * @param needs the check that must pass before it makes sense
 * @param limit after which it is given up
 * @param attempt tries it; may block
 */
record Check(String name, Optional<Check> needs, Duration limit, Callable<Finding> attempt) {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

    Check {
        requireNonNull(name);
        requireNonNull(needs);
        requireNonNull(limit);
        requireNonNull(attempt);
    }

    static Check of(String name, Callable<Finding> attempt) {
        return new Check(name, Optional.empty(), USUAL_LIMIT, attempt);
    }

    static Check after(Check needed, String name, Callable<Finding> attempt) {
        return new Check(name, Optional.of(needed), USUAL_LIMIT, attempt);
    }

    Check within(Duration other) {
        return new Check(name, needs, other, attempt);
    }
}
