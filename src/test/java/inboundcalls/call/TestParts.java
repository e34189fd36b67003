package inboundcalls.call;

import static org.mockito.Mockito.mock;

import inboundcalls.config.Config;
import inboundcalls.config.TestConfig;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.RealtimeConnector;
import inboundcalls.recording.Recording;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The parts of a call without a phone, for the tests of what does not need one. */
final class TestParts {
    private TestParts() {}

    static CallParts of(EventLoop loop, ToolRunner runner) {
        return of(loop, runner, TestConfig.of());
    }

    static CallParts of(EventLoop loop, Config config) {
        return of(loop, mock(ToolRunner.class), config);
    }

    /** A bug in a task on it is thrown. */
    static CallLoop loop(EventLoop loop) {
        return new CallLoop(loop, bug -> {
            throw new AssertionError(bug);
        });
    }

    private static CallParts of(EventLoop shared, ToolRunner runner, Config config) {
        CallLoop loop = loop(shared);
        UUID uuid = UUID.randomUUID();
        CallServices services = new CallServices(
                config,
                mock(RealtimeConnector.class),
                new Toolbox(List.of()),
                runner,
                new CallRegistry(),
                sounds(config),
                CallRecords.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        CallLog log = new CallLog(uuid.toString());
        Assistant assistant = new Assistant(Optional.empty(), loop, log, services);
        return new CallParts(
                uuid,
                loop.ticker().nanoTime(),
                log,
                loop,
                null,
                null,
                null,
                null,
                Recording.none(),
                new CallStats(new CallTotals()),
                assistant,
                new Transcript(() -> 0, false),
                services);
    }

    static CallSounds sounds() {
        return sounds(TestConfig.of());
    }

    static CallSounds sounds(Config config) {
        try {
            return CallSounds.load(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
