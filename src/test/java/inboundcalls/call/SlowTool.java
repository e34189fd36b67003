package inboundcalls.call;

import com.google.gson.JsonObject;
import inboundcalls.tool.CallControl;
import inboundcalls.tool.Tool;
import inboundcalls.tool.ToolCall;
import inboundcalls.tool.ToolContext;
import inboundcalls.tool.ToolDefinition;
import inboundcalls.tool.ToolResult;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;

/** Answers when the test says so. */
final class SlowTool implements Tool {
    Promise<ToolResult> run;
    CallControl control;

    @Override
    public ToolDefinition definition() {
        return new ToolDefinition("lenta", "Tarda.", new JsonObject());
    }

    @Override
    public Future<ToolResult> run(ToolCall call, ToolContext context) {
        control = context.call();
        run = context.loop().newPromise();
        return run;
    }
}
