package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audiosocket.PeerFault;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that do not become calls, on real sockets: all are closed, counted and told. */
class BadPeersIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "474554202f20485454502f312e310d0a, message kind: 0x47",
        "16030100c5010000c10303, message: 11 bytes after 300 ms", // TLS begins like a long sound
        "02 0000, message kind: 0x02",
        "01 0011 00, length of IDENTITY: 17",
        "03 0002 3131, length of DIGIT: 2",
        "10 0140, message: 3 bytes after 300 ms",
        "10 0002 0000, first message: Audio",
        "00 0000, first message: HangUp"
    })
    void refusesWhoDoesNotSpeakAudioSocket(String hex, String why) throws Exception {
        assertRefused("message-timeout = 300 ms", hex, PeerFault.NOT_AUDIOSOCKET, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01 0010 0011"})
    void refusesWhoDoesNotSayWhichCallItIs(String hex) throws Exception {
        assertRefused("uuid-timeout = 300 ms", hex, PeerFault.NO_UUID, "no dijo a tiempo qué llamada es");
    }

    @Test
    void refusesStrangers() throws Exception {
        assertRefused("allowed-networks = [\"10.0.0.0/8\"]", "", PeerFault.NOT_ALLOWED, "no está en las redes");
    }

    @Test
    void refusesWhoSaysItByteByByte() throws Exception {
        try (WholeCall stage = stage("uuid-timeout = 500 ms");
                RawPeer peer = new RawPeer(stage.server().address())) {
            assertTimeout(Duration.ofSeconds(20), () -> assertThrows(SocketException.class, () -> drip(peer)));
            assertEquals(1, stage.server().peerFaults().count(PeerFault.NO_UUID));
        }
    }

    private static void drip(RawPeer peer) throws Exception {
        peer.send("01 00 10");
        while (true) {
            peer.send("00");
            Thread.sleep(100); // is what it does
        }
    }

    @Test
    void tellsAScanByItsFirstLinesAndItsNumber() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage("")) {
            for (int i = 0; i < 100; i++) {
                new RawPeer(stage.server().address()).close();
            }
            awaitFaults(stage, PeerFault.LEFT, 100);
            assertEquals(5, log.lines().size(), log.lines()::toString);
        }
    }

    @Test
    void letsNoMoreWaitThanMay() throws Exception {
        try (WholeCall stage = stage("waiting-connections = 2");
                RawPeer first = new RawPeer(stage.server().address());
                RawPeer second = new RawPeer(stage.server().address());
                RawPeer third = new RawPeer(stage.server().address())) {
            third.awaitClose();
            assertEquals(1, stage.server().peerFaults().count(PeerFault.TOO_MANY_WAITING));
            first.send(RawPeer.IDENTITY);
            second.send("00 0000").awaitClose();
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> caller.heard().frames() > 10);
        }
    }

    @Test
    void letsNoMoreInThanMay() throws Exception {
        try (WholeCall stage = stage("connections = 1")) {
            SyntheticCaller caller = stage.dial();
            await().atMost(20, SECONDS).until(() -> caller.heard().frames() > 10);
            try (RawPeer peer = new RawPeer(stage.server().address())) {
                peer.awaitClose();
            }
            assertEquals(1, stage.server().peerFaults().count(PeerFault.TOO_MANY));
        }
    }

    @Test
    void letsNoMoreInASecondThanMay() throws Exception {
        try (WholeCall stage = stage("connections-per-second = 1")) {
            for (int i = 0; i < 20; i++) {
                new RawPeer(stage.server().address()).close();
            }
            await().atMost(20, SECONDS).until(() -> stage.server().peerFaults().count(PeerFault.TOO_FAST) > 10);
        }
    }

    @Test
    void stopsAtOnceThoughConnectionsWait() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(
                        Scenario.of(KEY), directory, "audiosocket.uuid-timeout = 60 s", "call.drain-timeout = 60 s");
                RawPeer peer = new RawPeer(stage.server().address())) {
            peer.send("01 0010 0011");
            assertTimeout(Duration.ofSeconds(20), stage.server()::close);
            peer.awaitClose();
            assertTrue(log.lines().stream().noneMatch(line -> line.contains("rechazada")), log.lines()::toString);
        }
    }

    private void assertRefused(String settings, String hex, PeerFault fault, String why) throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage(settings);
                RawPeer peer = new RawPeer(stage.server().address())) {
            if (!hex.isEmpty()) {
                peer.send(hex);
            }
            peer.awaitClose();
            awaitFaults(stage, fault, 1);
            List<String> lines = log.lines();
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.get(0).startsWith("Conexión rechazada de " + peer.address() + ": "), lines::toString);
            assertTrue(lines.get(0).contains(fault.text()) && lines.get(0).contains(why), lines::toString);
        }
    }

    private static void awaitFaults(WholeCall stage, PeerFault fault, int count) {
        await().atMost(20, SECONDS).until(() -> stage.server().peerFaults().count(fault) == count);
    }

    private WholeCall stage(String settings) throws IOException {
        return WholeCall.of(Scenario.of(KEY), directory, "audiosocket { " + settings + " }");
    }
}
