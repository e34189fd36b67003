package inboundcalls.realtime;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.tool.ToolDefinition;
import java.util.List;

/** What the model is told at the start of a call. */
public record SessionSettings(Config.Realtime realtime, List<ToolDefinition> tools) {
    public SessionSettings {
        requireNonNull(realtime);
        tools = List.copyOf(tools);
    }
}
