package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.UnixOperatingSystemMXBean;
import inboundcalls.call.EndReason;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that has no file descriptor left. */
class NoDescriptorsIT {
    private static final int MOST = 100_000;

    private final Deque<InputStream> taken = new ArrayDeque<>();

    @BeforeEach
    void wouldNotTakeTooLong() {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Assumptions.assumeTrue(system.getMaxFileDescriptorCount() <= MOST);
    }

    /** Which, where they are not in a jar, are each a file that is opened when it is needed. */
    @BeforeEach
    void loadAllClasses() throws Exception {
        Path classes = Path.of(
                Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.isDirectory(classes) ? Files.walk(classes) : Stream.empty()) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, Server.class.getClassLoader());
            }
        }
    }

    @AfterEach
    void giveBack() throws IOException {
        giveBack(taken.size());
    }

    @Test
    void letsTheCallGoOnAndTakesTheNextWhenItCan() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            SyntheticCaller caller = greeted(stage);
            takeAll();
            giveBack(1);
            try (RawPeer peer = new RawPeer(stage.server().address())) {
                awaitLine(log, "No se puede aceptar una conexión, se intenta otra vez en 1 s: ");
                long frames = caller.heard().frames();
                await().atMost(20, SECONDS).until(() -> caller.heard().frames() > frames + 50);
                giveBack(taken.size());
                peer.send(RawPeer.IDENTITY);
                assertEquals(0x10, peer.readMessageKind());
            }
            caller.hangUp();
            assertEnded(stage, log);
        }
    }

    @Test
    void connectsToTheModelWhenItCan() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY))) {
            greeted(stage).hangUp();
            takeAll();
            giveBack(2);
            try (RawPeer peer = new RawPeer(stage.server().address())) {
                peer.send(RawPeer.IDENTITY);
                awaitLine(log, "🔁 Sin conexión con la API Realtime (");
                giveBack(taken.size());
                await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            }
            assertEnded(stage, log);
        }
    }

    private static SyntheticCaller greeted(WholeCall stage) {
        SyntheticCaller caller = stage.dial();
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
        return caller;
    }

    private static void awaitLine(RecordedLog log, String start) {
        await().atMost(20, SECONDS).until(() -> log.lines().stream().anyMatch(line -> line.startsWith(start)));
    }

    private static void assertEnded(WholeCall stage, RecordedLog log) throws InterruptedException {
        stage.server().awaitCallsEnd();
        assertEquals(2, stage.server().callsEnded(EndReason.CALLER_HUNG_UP));
        assertEquals(List.of(), log.traces());
    }

    private void takeAll() {
        try {
            while (true) {
                taken.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException none) {
            // that was the last one
        }
    }

    private void giveBack(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            taken.remove().close();
        }
    }
}
