package inboundcalls.tool;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;

/** Something that the model can ask for during a call. One instance serves all calls. */
public interface Tool {
    ToolDefinition definition();

    /** The longest that the model is kept waiting, from its function call on; empty: as long as for any other tool. */
    default Optional<Duration> deadline() {
        return Optional.empty();
    }

    /**
     * Starts on the context's loop, where it must not block. The future ends with an answer for the model, failures included: a tool throws
     * only when it has a bug. Cancelling the future stops the work; nobody listens any more.
     */
    Future<ToolResult> run(ToolCall call, ToolContext context);
}
