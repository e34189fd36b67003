package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import inboundcalls.log.CallLog;
import io.netty.channel.EventLoop;

/**
 * Where a tool runs and for whom.
 *
 * @param loop the tool group's loop for this run: its I/O happens here, nothing may block it
 * @param call the call that asked
 */
public record ToolContext(EventLoop loop, CallControl call) {
    public ToolContext {
        requireNonNull(loop);
        requireNonNull(call);
    }

    public CallLog log() {
        return call.log();
    }
}
