package inboundcalls.tool;

import io.netty.util.concurrent.Future;

/** Something that the model can ask for during a call. One instance serves all calls. */
public interface Tool {
    ToolDefinition definition();

    /**
     * Starts on the context's loop, where it must not block. The future ends with an answer for the model, failures included: a tool throws
     * only when it has a bug. Cancelling the future stops the work; nobody listens any more.
     */
    Future<ToolResult> run(ToolCall call, ToolContext context);
}
