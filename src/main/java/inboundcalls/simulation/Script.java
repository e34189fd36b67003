package inboundcalls.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Overrides what the simulated model does. Called on the session's event loop. */
@FunctionalInterface
public interface Script {
    /**
     * What to do in a response, or empty for what the model would do by itself.
     *
     * @param response the session's responses are counted from 0 (the greeting, usually); those out of the conversation don't count
     * @param heard the question that the model recognised in this turn, or an empty text
     */
    Optional<List<Act>> acts(int response, String heard);

    /** Leaves everything to the model. */
    static Script none() {
        return (response, heard) -> Optional.empty();
    }

    /** Overrides the responses with these numbers. */
    static Script of(Map<Integer, List<Act>> acts) {
        return (response, heard) -> Optional.ofNullable(acts.get(response));
    }
}
