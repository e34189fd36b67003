package inboundcalls.call;

import static org.mockito.Mockito.mock;

import inboundcalls.config.TestConfig;
import inboundcalls.log.CallLog;
import inboundcalls.realtime.RealtimeConnector;
import inboundcalls.tool.ToolRunner;
import inboundcalls.tool.Toolbox;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.UUID;

/** The parts of a call without a phone, for the tests of what does not need one. */
final class TestParts {
    private TestParts() {}

    static CallParts of(EventLoop loop, ToolRunner runner) {
        UUID uuid = UUID.randomUUID();
        CallServices services = new CallServices(
                TestConfig.of(), mock(RealtimeConnector.class), new Toolbox(List.of()), runner, new CallRegistry());
        return new CallParts(
                uuid, new CallLog(uuid.toString()), loop, null, null, null, null, new CallStats(), null, services);
    }
}
