package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import inboundcalls.log.CallLog;
import io.netty.channel.EventLoop;

/**
 * Where a tool runs and what it may write to.
 *
 * @param loop the tool group's loop for this run: its I/O happens here, nothing may block it
 * @param log the call's log
 */
public record ToolContext(EventLoop loop, CallLog log) {
    public ToolContext {
        requireNonNull(loop);
        requireNonNull(log);
    }
}
