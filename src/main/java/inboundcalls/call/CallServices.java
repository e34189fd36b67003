package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.realtime.RealtimeConnector;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;

/** What all calls share. */
public record CallServices(
        Config config,
        RealtimeConnector connector,
        Toolbox toolbox,
        ToolRunner runner,
        CallRegistry registry,
        CallSounds sounds) {
    public CallServices {
        requireNonNull(config);
        requireNonNull(connector);
        requireNonNull(toolbox);
        requireNonNull(runner);
        requireNonNull(registry);
        requireNonNull(sounds);
    }
}
