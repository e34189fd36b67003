package inboundcalls.server;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Wav;
import inboundcalls.config.Config;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import inboundcalls.net.Transport;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedMikroTikApi;
import inboundcalls.simulation.SimulatedRealtime;
import inboundcalls.simulation.SyntheticCaller;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The real server, its two simulated services and phones, all on loopback sockets: what a whole call needs. */
final class WholeCall implements AutoCloseable {
    static final String KEY = "test-key";
    static final Recordings RECORDINGS = Recordings.load();

    /** Among the environment: the configuration file to read. */
    static final String CONFIG_FILE = "--config";

    private static final int PHONE_RATE = 8_000;

    private final EventLoopGroup phones = Transport.available().group(1, "phone");
    private final SimulatedRealtime realtime;
    private final SimulatedMikroTikApi mikrotik;
    private final Server server;
    private final RealtimeTranscript transcript = new RealtimeTranscript();

    WholeCall(Scenario scenario, Map<String, String> environment) throws IOException {
        realtime = SimulatedRealtime.start(0, RECORDINGS, scenario.withTap(transcript));
        mikrotik = SimulatedMikroTikApi.start(0);
        server = Server.start(config(environment));
    }

    static WholeCall of(Scenario scenario) throws IOException {
        return new WholeCall(scenario, Map.of());
    }

    /** With settings of its own, each line below {@code inbound-calls}, in a file of that directory. */
    static WholeCall of(Scenario scenario, Path directory, String... lines) throws IOException {
        Path file = Files.writeString(
                directory.resolve("whole-call.conf"), "inbound-calls {\n" + String.join("\n", lines) + "\n}");
        return new WholeCall(scenario, Map.of(CONFIG_FILE, file.toString()));
    }

    /** One of those that are shipped, at the rate that the judge wants. */
    static Pcm prompt(String name) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("conf", "prompts", name))) {
            return new Resampler(16_000, 24_000).resample(Wav.readMono(in));
        }
    }

    SyntheticCaller dial() {
        return dial(UUID.randomUUID(), PHONE_RATE);
    }

    SyntheticCaller dial(UUID uuid, int rate) {
        return SyntheticCaller.dial(Transport.available(), phones.next(), server.address(), uuid, rate);
    }

    Server server() {
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
    public void close() {
        server.close();
        realtime.close();
        mikrotik.close();
        phones.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Config config(Map<String, String> overrides) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_REALTIME_URL",
                realtime.url().toString(),
                "MIKROTIK_API_URL",
                mikrotik.url().toString(),
                "AUDIOSOCKET_PORT",
                "0",
                "ADMIN_PORT",
                "0"));
        environment.putAll(overrides);
        Optional<Path> file =
                Optional.ofNullable(environment.remove(CONFIG_FILE)).map(Path::of);
        Path nowhere = Path.of("/nonexistent");
        return new ConfigLoader(new ConfigSources(nowhere, file, Optional.empty(), environment)).load();
    }
}
