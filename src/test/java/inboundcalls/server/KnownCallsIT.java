package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audiosocket.PeerFault;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.AriFault;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.SimulatedAri;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole calls where only those are to be taken that Asterisk knows. */
class KnownCallsIT {
    @TempDir
    private Path directory;

    private final UUID uuid = UUID.fromString(RawPeer.UUID);
    private final RecordedLog log = new RecordedLog();
    private SimulatedAri ari;

    @BeforeEach
    void startAsterisk() throws IOException {
        ari = SimulatedAri.start(0);
    }

    @AfterEach
    void stopAsterisk() {
        ari.close();
        log.close();
    }

    @Test
    void takesACallThatAsteriskKnowsAndAsksForItOnce() throws Exception {
        ari.addApplication(uuid, "5550111", "Ana", "5550100");
        try (WholeCall stage = stage()) {
            callUntilGreeted(stage);
            assertEquals(1, ari.requests().size(), ari.requests()::toString);
            String told = stage.transcript().received("session.update").toString();
            assertTrue(told.contains("El llamante es Ana (5550111)."), told);
            assertEquals(0, stage.server().peerFaults().count(PeerFault.NOT_KNOWN));
        }
    }

    @Test
    void refusesAUuidThatAsteriskDoesNotKnowBeforeTheModelIsAsked() throws Exception {
        ari.addApplication(UUID.randomUUID(), "5550111", "Ana", "5550100");
        try (WholeCall stage = stage();
                RawPeer peer = new RawPeer(stage.server().address())) {
            peer.send(RawPeer.IDENTITY + "10 0002 0000");
            peer.awaitClose();
            await().atMost(20, SECONDS).until(() -> stage.server().peerFaults().count(PeerFault.NOT_KNOWN) == 1);
            assertEquals(0, stage.realtime().sessions());
            assertEquals(
                    List.of("Conexión rechazada de " + peer.address() + ": ARI no conoce esa llamada (" + uuid + ")"),
                    log.lines());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AriFault.class,
            names = {"STATUS_500", "HTML", "DROP"})
    void takesACallWhenAsteriskFails(AriFault fault) throws Exception {
        ari.fault(fault);
        try (WholeCall stage = stage()) {
            callUntilGreeted(stage);
            assertTrue(
                    log.lines(uuid.toString()).stream().anyMatch(line -> line.startsWith("⚠️ Sin datos del llamante")),
                    log.lines()::toString);
        }
    }

    @Test
    void takesACallWhenAsteriskIsNotThere() throws Exception {
        ari.close();
        try (WholeCall stage = stage()) {
            callUntilGreeted(stage);
        }
    }

    /** What Asterisk says then counts for what the model is told, as always. */
    @Test
    void takesACallWhenAsteriskIsSlow() throws Exception {
        ari.addApplication(uuid, "5550111", "Ana", "5550100");
        ari.delay(Duration.ofMillis(1_900));
        try (WholeCall stage = stage()) {
            callUntilGreeted(stage);
            await().atMost(20, SECONDS)
                    .until(() -> log.lines(uuid.toString()).stream().anyMatch(line -> line.startsWith("👤")));
            assertEquals(1, ari.requests().size(), ari.requests()::toString);
            List<String> lines = log.lines(uuid.toString());
            assertTrue(lines.get(0).startsWith("📞"), lines::toString);
        }
    }

    /** Read before Asterisk was asked. */
    @Test
    void losesNothingThatCameWithTheUuid() throws Exception {
        ari.addApplication(uuid, "5550111", "Ana", "5550100");
        try (WholeCall stage = stage();
                RawPeer peer = new RawPeer(stage.server().address())) {
            peer.send(RawPeer.IDENTITY + "03 0001 31");
            await().atMost(20, SECONDS).until(() -> log.lines(uuid.toString()).contains("🔢 Tecla recibida"));
        }
    }

    private void callUntilGreeted(WholeCall stage) throws Exception {
        SyntheticCaller caller = stage.dial(uuid, 8_000);
        await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
        await().atMost(20, SECONDS).until(() -> caller.heard().lastLoud() > 0);
        caller.hangUp();
        stage.server().awaitCallsEnd();
        assertEquals(List.of(), log.traces());
    }

    private WholeCall stage() throws IOException {
        Path file = directory.resolve("known-calls.conf");
        Files.writeString(file, "inbound-calls.audiosocket.known-calls-only = true");
        return new WholeCall(
                Scenario.of(KEY),
                Map.of(
                        WholeCall.CONFIG_FILE,
                        file.toString(),
                        "ASTERISK_HOST",
                        ari.host(),
                        "ASTERISK_PORT",
                        String.valueOf(ari.port()),
                        "ASTERISK_USERNAME",
                        SimulatedAri.USER,
                        "ASTERISK_PASSWORD",
                        SimulatedAri.PASSWORD));
    }
}
