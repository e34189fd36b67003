package inboundcalls.admin;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** Whether calls should come here. Thread-safe. */
final class Readiness {
    static final String LISTENING = "listening";
    static final String NOT_DRAINING = "not-draining";
    static final String PROVIDER = "provider";
    static final String MIKROTIK = "mikrotik";

    private final Watched watched;

    Readiness(Watched watched) {
        this.watched = requireNonNull(watched);
    }

    /** By name, in a fixed order: what must be so, and whether it is. */
    Map<String, Boolean> checks() {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put(LISTENING, watched.intake().isListening());
        checks.put(NOT_DRAINING, !watched.intake().isDraining());
        checks.put(PROVIDER, !watched.calls().provider().isFailing());
        checks.put(MIKROTIK, !watched.mikrotik().isPausing());
        return checks;
    }
}
