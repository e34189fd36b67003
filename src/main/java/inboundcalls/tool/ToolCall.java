package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

/**
 * A function call as the model made it.
 *
 * @param id the {@code call_id} that the result must name
 * @param name the function's name, perhaps one that does not exist
 * @param arguments the model's JSON text, perhaps malformed
 */
public record ToolCall(String id, String name, String arguments) {
    public ToolCall {
        requireNonNull(id);
        requireNonNull(name);
        requireNonNull(arguments);
    }
}
