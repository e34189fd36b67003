package inboundcalls.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.config.Config;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import inboundcalls.config.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadStageTest {
    @TempDir
    private Path directory;

    @Test
    void givesItsServerRoomForAllCallsAtOnce() throws IOException {
        Config config = settings(LoadStage.room(4_000));
        assertEquals(4_000, config.call().maxCalls());
        assertTrue(config.audioSocket().limits().connections() > 4_000);
        assertEquals(4_000, config.audioSocket().limits().waiting());
        assertEquals(4_000, config.audioSocket().limits().perSecond());
    }

    @Test
    void leavesItsServerAsItIsWhereThatIsEnough() throws IOException {
        assertEquals(TestConfig.of().call(), settings(LoadStage.room(200)).call());
        assertEquals(
                TestConfig.of().audioSocket().limits(),
                settings(LoadStage.room(200)).audioSocket().limits());
    }

    private Config settings(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("load.conf"), text);
        Map<String, String> environment = Map.of("OPENAI_REALTIME_URL", "ws://127.0.0.1/v1/realtime");
        return new ConfigLoader(new ConfigSources(directory, Optional.of(file), Optional.empty(), environment)).load();
    }
}
