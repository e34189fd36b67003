package inboundcalls.config;

import java.util.List;
import java.util.Optional;

/**
 * An assistant for some of the numbers that callers dial.
 *
 * @param realtime the main settings with this assistant's voice, instructions and greeting
 * @param dialled the numbers, as the dialplan has them
 * @param tools what the model may call
 */
public record Profile(String name, Config.Realtime realtime, List<String> dialled, ToolNames tools, Limits limits) {
    /** Of the one that takes the calls that are no other's. */
    public static final String USUAL = "default";

    public Profile {
        dialled = List.copyOf(dialled);
    }

    /**
     * What some of its tools need besides the model's wish; both, when there are both.
     *
     * @param tools that are limited
     * @param callers the numbers that may use them, which can be forged; empty: any
     * @param pin to be typed; absent: none
     */
    public record Limits(ToolNames tools, List<String> callers, Optional<Secret> pin) {
        public Limits {
            callers = List.copyOf(callers);
        }
    }
}
