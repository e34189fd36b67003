package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audiosocket.PeerFault;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** This machine as a balancer, which says on whose behalf it connects. */
class ProxyProtocolIT {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    /** From 10.1.2.3, port 5060, to 10.1.0.1, port 9092. */
    private static final String FROM_ASTERISK = SIGNATURE + "21 11 000c 0a010203 0a010001 13c4 2384";
    /** The same from fd00::5, with a TLV. */
    private static final String FROM_ASTERISK_6 = SIGNATURE
            + "21 21 0028 fd000000000000000000000000000005 fd000000000000000000000000000001 13c4 2384 04 0001 00";

    private static final String FROM_STRANGER = SIGNATURE + "21 11 000c c0a80909 0a010001 13c4 2384";
    private static final String HEALTH_CHECK = SIGNATURE + "20 00 0000";
    private static final String NO_ADDRESS = SIGNATURE + "21 00 0000";
    /** {@code PROXY TCP4 10.1.2.3 10.1.0.1 5060 9092}. */
    private static final String VERSION_1 =
            "50524f58592054435034 20 31302e312e322e33 20 31302e312e302e31 20 35303630 20 39303932 0d0a";

    private static final String BALANCED =
            "allowed-networks = [\"10.1.0.0/16\", \"fd00::/8\"], proxy-protocol.from = [\"127.0.0.1\"]";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {FROM_ASTERISK, FROM_ASTERISK_6})
    void takesTheCallOfAnAllowedHost(String header) throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage(BALANCED);
                RawPeer balancer = new RawPeer(stage.server().address())) {
            balancer.send(header + RawPeer.IDENTITY + "10 0002 0000");
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            assertTrue(log.lines(RawPeer.UUID).contains("📞 Llamada entrante"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        FROM_STRANGER + ", NOT_ALLOWED, de /192.168.9.9:5060: no está",
        RawPeer.IDENTITY + "100140000000, NO_UUID, no dijo a tiempo",
        "474554202f20485454502f312e310d0a0d0a, NO_PROXY_HEADER, de quién es",
        VERSION_1 + RawPeer.IDENTITY + ", NO_PROXY_HEADER, 'version: 1 (expected: 2)'",
        NO_ADDRESS + RawPeer.IDENTITY + ", NO_PROXY_HEADER, source: none"
    })
    void refusesEverythingElse(String hex, PeerFault fault, String why) throws Exception {
        assertRefused(BALANCED, hex, fault, why);
    }

    @Test
    void tellsTheToldAddressOfWhatIsWrongBehindTheHeader() throws Exception {
        assertRefused(BALANCED, FROM_ASTERISK + "474554", PeerFault.NOT_AUDIOSOCKET, "de /10.1.2.3:5060");
    }

    @Test
    void believesNobodyElse() throws Exception {
        String settings = "allowed-networks = [\"127.0.0.1\"], proxy-protocol.from = [\"10.9.9.9\"]";
        assertRefused(settings, FROM_ASTERISK + RawPeer.IDENTITY, PeerFault.NOT_AUDIOSOCKET, "message kind: 0x0D");
    }

    @Test
    void passesABalancersHealthCheckOverInSilence() throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage(BALANCED);
                RawPeer balancer = new RawPeer(stage.server().address())) {
            balancer.send(HEALTH_CHECK);
            balancer.awaitClose();
            stage.server().close();
            assertTrue(log.lines().stream().noneMatch(line -> line.contains("rechazada")), log.lines()::toString);
        }
    }

    private void assertRefused(String settings, String hex, PeerFault fault, String why) throws Exception {
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = stage(settings);
                RawPeer balancer = new RawPeer(stage.server().address())) {
            balancer.send(hex);
            balancer.awaitClose();
            await().atMost(20, SECONDS).until(() -> stage.server().peerFaults().count(fault) == 1);
            List<String> lines = log.lines();
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains(why), lines::toString);
        }
    }

    private WholeCall stage(String settings) throws IOException {
        return WholeCall.of(Scenario.of(KEY), directory, "audiosocket { uuid-timeout = 1 s, " + settings + " }");
    }
}
