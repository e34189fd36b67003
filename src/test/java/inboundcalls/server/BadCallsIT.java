package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import inboundcalls.SteadyMachine;
import inboundcalls.audiosocket.PeerFault;
import inboundcalls.audiosocket.PeerFaults;
import inboundcalls.call.EndReason;
import inboundcalls.log.RecordedLog;
import inboundcalls.net.Transport;
import inboundcalls.simulation.Judgement;
import inboundcalls.simulation.RecordingJudge;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peers that go wrong after they have begun a call, and what those that never begin one cost a call that is up. */
class BadCallsIT {
    private static final UnixOperatingSystemMXBean SYSTEM =
            (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int BAD_PEERS = 3_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        RawPeer.IDENTITY + ", segundo UUID",
        "20 0000, message kind: 0x20",
        "03 0000, length of DIGIT: 0",
        "10 0140 0000, message: 5 bytes after 300 ms",
        "10, message: 1 bytes after 300 ms",
        "ff 0001 02, error de Asterisk: 2"
    })
    void endsTheCallOfAPeerThatBreaksTheProtocol(String hex, String why) throws Exception {
        String end = endOf(RawPeer.IDENTITY + "10 0002 0000" + hex, 1 << 16, EndReason.PROTOCOL_BROKEN);
        assertTrue(end.startsWith("❌ Llamada terminada: el otro extremo no habla AudioSocket (" + why), end);
    }

    /** Its machine takes nothing any more, as if it were gone: only the system's own time limit sees that so soon. */
    @Test
    void endsTheCallOfAMachineThatIsGone() throws Exception {
        Assumptions.assumeTrue(Transport.available() == Transport.EPOLL);
        String end = endOf(RawPeer.IDENTITY, 1, EndReason.PHONE_LOST);
        assertEquals("❌ Llamada terminada: se perdió la conexión con Asterisk", end);
    }

    private String endOf(String hex, int window, EndReason reason) throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage();
                RawPeer peer = new RawPeer(stage.server().address(), window)) {
            peer.send(hex);
            await().atMost(20, SECONDS).until(() -> stage.server().callsEnded(reason) == 1);
            peer.awaitClose();
            assertEquals(List.of(), log.traces());
            return log.lines(RawPeer.UUID).stream()
                    .filter(line -> line.contains("Llamada terminada"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void costNoFrameOfACallThatIsUp() throws Throwable {
        SteadyMachine.hold(this::floodWhileACallIsUp);
    }

    /** The caller is being spoken to. */
    private void floodWhileACallIsUp() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage("connecting.sound = off")) {
            UUID uuid = UUID.randomUUID();
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() >= 0);
            long files = SYSTEM.getOpenFileDescriptorCount();
            flood(stage);
            await().atMost(20, SECONDS)
                    .pollInterval(1, SECONDS)
                    .until(() -> greeting(caller).isComplete());
            await().atMost(20, SECONDS).until(() -> refused(stage.server().peerFaults()) == BAD_PEERS);
            await().atMost(20, SECONDS).until(() -> SYSTEM.getOpenFileDescriptorCount() <= files);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            Judgement greeting = greeting(caller);
            assertTrue(greeting.isIntact(), greeting::describe);
            assertEquals(0, caller.heard().filledMillis() + caller.heard().discardedFrames());
            List<String> lines = log.lines(uuid.toString());
            assertTrue(lines.stream().anyMatch(line -> line.endsWith("tramas perdidas: 0")), lines::toString);
            assertTrue(log.lines("-").size() < 40, log.lines("-")::toString);
        }
    }

    private static Judgement greeting(SyntheticCaller caller) {
        return RecordingJudge.judge(
                caller.heard().asItCame(), 0, RECORDINGS.greeting().sound());
    }

    /** A tenth of each stays open until the server has closed it, the others leave. */
    private static void flood(WholeCall stage) throws IOException {
        String[] kinds = {"474554202f", "01 0010 00", "10", "03 0002 3131", "18 ffff 00"};
        List<RawPeer> standing = new ArrayList<>();
        for (int i = 0; i < BAD_PEERS; i++) {
            RawPeer peer = new RawPeer(stage.server().address());
            peer.send(kinds[i % kinds.length]);
            if (i / kinds.length % 10 == 0) {
                standing.add(peer);
            } else {
                peer.close();
            }
        }
        for (RawPeer peer : standing) {
            peer.awaitClose();
            peer.close();
        }
    }

    private static long refused(PeerFaults faults) {
        long sum = 0;
        for (PeerFault fault : PeerFault.values()) {
            sum += faults.count(fault);
        }
        return sum;
    }

    private WholeCall stage(String... settings) throws IOException {
        return WholeCall.of(
                Scenario.of(KEY),
                directory,
                String.join("\n", settings),
                "audiosocket { message-timeout = 300 ms, uuid-timeout = 500 ms, lost-timeout = 1 s }");
    }
}
