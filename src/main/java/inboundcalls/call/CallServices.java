package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.asterisk.CallerLookup;
import inboundcalls.asterisk.NextStep;
import inboundcalls.config.Config;
import inboundcalls.realtime.RealtimeConnector;
import inboundcalls.recording.Recorder;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import java.util.Optional;

/** What all calls share. */
public record CallServices(
        Config config,
        RealtimeConnector connector,
        Toolbox toolbox,
        ToolRunner runner,
        CallRegistry registry,
        CallSounds sounds,
        CallRecords records,
        Optional<Recorder> recorder,
        Optional<CallerLookup> lookup,
        Optional<NextStep> nextStep) {
    public CallServices {
        requireNonNull(config);
        requireNonNull(connector);
        requireNonNull(toolbox);
        requireNonNull(runner);
        requireNonNull(registry);
        requireNonNull(sounds);
        requireNonNull(records);
        requireNonNull(recorder);
        requireNonNull(lookup);
        requireNonNull(nextStep);
    }
}
