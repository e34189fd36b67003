package inboundcalls.server;

import inboundcalls.DebianTool;
import inboundcalls.net.Transport;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedRealtime;
import inboundcalls.simulation.SyntheticCaller;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** As {@link WholeCall}, but the server is the jar that is shipped, in a process of its own: for what is done to a process. */
final class ProcessStage implements AutoCloseable {
    private static final Path JAR = Path.of("target", "openai-inbound-calls.jar");

    private static final DebianTool PRLIMIT = new DebianTool("prlimit", "util-linux");

    private final EventLoopGroup phones = Transport.available().group(1, "phone");
    private final RealtimeTranscript transcript = new RealtimeTranscript();
    private final SimulatedRealtime realtime;
    private final SimulatedMikroTikApi mikrotik;
    private final ServerProcess server;

    /**
     * Listens when it is made.
     *
     * @param start a command that runs the command behind it, or nothing
     * @param environment beside what leads to the services
     * @param settings lines below {@code inbound-calls}
     */
    ProcessStage(
            Scenario scenario, List<String> start, Map<String, String> environment, Path directory, String... settings)
            throws IOException, InterruptedException {
        realtime = SimulatedRealtime.start(0, WholeCall.RECORDINGS, scenario.withTap(transcript));
        mikrotik = SimulatedMikroTikApi.start(0);
        Path file = Files.writeString(
                directory.resolve("process.conf"), "inbound-calls {\n" + String.join("\n", settings) + "\n}");
        List<String> program = new ArrayList<>(start);
        program.addAll(ServerProcess.program(Optional.of(JAR), List.of()));
        server = ServerProcess.start(program, List.of("--config", file.toString()), environment(environment));
    }

    static ProcessStage of(Scenario scenario, Path directory, String... settings)
            throws IOException, InterruptedException {
        return new ProcessStage(scenario, List.of(), Map.of(), directory, settings);
    }

    SyntheticCaller dial() {
        return SyntheticCaller.dial(Transport.available(), phones.next(), server.address(), UUID.randomUUID(), 8_000);
    }

    /** From now on that is the most that the process may have of a resource, by its name with {@code prlimit}. */
    void limit(String resource, int most) throws IOException, InterruptedException {
        PRLIMIT.run(List.of("--pid=" + server.pid(), "--" + resource + "=" + most + ":"));
    }

    ServerProcess server() {
        return server;
    }

    SimulatedRealtime realtime() {
        return realtime;
    }

    SimulatedMikroTikApi mikrotik() {
        return mikrotik;
    }

    RealtimeTranscript transcript() {
        return transcript;
    }

    @Override
    public void close() throws IOException {
        server.close();
        realtime.close();
        mikrotik.close();
        phones.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "OPENAI_API_KEY",
                WholeCall.KEY,
                "OPENAI_REALTIME_URL",
                realtime.url().toString(),
                "MIKROTIK_API_URL",
                mikrotik.url().toString(),
                "AUDIOSOCKET_PORT",
                "0"));
        environment.putAll(own);
        return environment;
    }
}
