package inboundcalls.asterisk;

import static inboundcalls.http.LoopbackLoops.await;
import static inboundcalls.http.LoopbackLoops.awaitFailure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.asterisk.AriChannel.Dialplan;
import inboundcalls.asterisk.AriChannel.Party;
import inboundcalls.config.Config;
import inboundcalls.config.Secret;
import inboundcalls.http.HttpClient;
import inboundcalls.http.LoopbackLoops;
import inboundcalls.http.RawPeer;
import inboundcalls.net.Transport;
import inboundcalls.simulation.AriFault;
import inboundcalls.simulation.SimulatedAri;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AriClientIT {
    private static final UUID CALL = UUID.fromString("3c0701a6-d909-4bc7-9f95-bd1c899f8161");

    @RegisterExtension
    static final LoopbackLoops LOOPS = new LoopbackLoops();

    private final HttpClient http = new HttpClient(Transport.available(), AriClient.BODY_LIMIT_BYTES);
    private SimulatedAri ari;

    @BeforeEach
    void startAsterisk() throws IOException {
        ari = SimulatedAri.start(0);
    }

    @AfterEach
    void stopAsterisk() {
        ari.close();
    }

    @Test
    void listsTheChannelOfACallByTheApplication() throws Exception {
        ari.addApplication(CALL, "5550100", "Ana", "5550199");
        List<AriChannel> channels = await(client().channels(LOOPS.next()));
        assertEquals(1, channels.size());
        AriChannel channel = channels.get(0);
        assertEquals(new Party("5550100", "Ana"), channel.caller());
        assertEquals(new Party("", ""), channel.connected());
        assertEquals(
                new Dialplan("from-trunk", "5550199", "AudioSocket", CALL + ",127.0.0.1:9092"), channel.dialplan());
        assertEquals("es", channel.language());
        assertFalse(channel.creationTime().isEmpty());
    }

    @Test
    void listsBothChannelsOfACallByTheDriver() throws Exception {
        ari.addDriver(CALL, "5550100", "Ana", "5550199");
        List<AriChannel> channels = await(client().channels(LOOPS.next()));
        AriChannel driver = channels.stream()
                .filter(channel -> channel.name().equals("AudioSocket/127.0.0.1:9092-" + CALL))
                .findFirst()
                .orElseThrow();
        assertEquals(new Party("5550100", "Ana"), driver.connected());
        assertEquals(2, channels.size());
    }

    @Test
    void listsNoChannelWhenTheCallIsGone() throws Exception {
        ari.addDriver(CALL, "5550100", "Ana", "5550199");
        ari.remove(CALL);
        assertEquals(List.of(), await(client().channels(LOOPS.next())));
    }

    @Test
    void setsAndRemovesAGlobal() throws Exception {
        await(client().setGlobal(LOOPS.next(), "INBOUND_NEXT_" + CALL, "operadora & más"));
        assertEquals(Map.of("INBOUND_NEXT_" + CALL, "operadora & más"), ari.globals());
        await(client().removeGlobal(LOOPS.next(), "INBOUND_NEXT_" + CALL));
        assertEquals(Map.of(), ari.globals());
    }

    @Test
    void tellsThatThePasswordIsWrongWithoutTellingIt() throws Exception {
        AriClient stranger = client(new Config.Ari(ari.host(), ari.port(), SimulatedAri.USER, new Secret("s3cr3t")));
        assertEquals(
                "ARI rechazó el usuario o la contraseña: revise ASTERISK_USERNAME y ASTERISK_PASSWORD",
                failure(stranger.channels(LOOPS.next())));
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_500, ARI respondió con el error 500",
        "STATUS_404, ARI respondió con el error 404",
        "HTML, ARI dio una respuesta que no se pudo interpretar",
        "DROP, 'ARI cortó la conexión antes de responder, o lo que escucha ahí no habla HTTP'"
    })
    void tellsWhatIsWrongWithTheList(AriFault fault, String expected) throws Exception {
        ari.fault(fault);
        assertEquals(expected, failure(client().channels(LOOPS.next())));
    }

    @Test
    void takesNoPageForTheSettingOfAGlobal() throws Exception {
        ari.fault(AriFault.HTML);
        assertEquals(
                "ARI dio una respuesta que no se pudo interpretar",
                failure(client().setGlobal(LOOPS.next(), "INBOUND_NEXT", "colgar")));
    }

    @Test
    void tellsThatAriIsSlow() throws Exception {
        ari.delay(Duration.ofSeconds(60));
        assertEquals("ARI no respondió a tiempo", failure(client().channels(LOOPS.next())));
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        assertEquals(
                "no hay conexión con ARI: revise ASTERISK_HOST y ASTERISK_PORT",
                failure(client("127.0.0.1", nobody).channels(LOOPS.next())));
    }

    @Test
    void refusesAListBeyondItsLimit() throws Exception {
        int tooLong = AriClient.BODY_LIMIT_BYTES + 1;
        try (RawPeer peer = new RawPeer(RawPeer.saying("HTTP/1.1 200 OK\r\nContent-Length: " + tooLong + "\r\n\r\n"))) {
            assertEquals(
                    "la respuesta de ARI es demasiado larga",
                    failure(client("127.0.0.1", peer.url("").getPort()).channels(LOOPS.next())));
        }
    }

    @Test
    void closesItsConnectionWhenItIsCancelled() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.sayingThenSilent(""))) {
            Future<?> asking = client("127.0.0.1", peer.url("").getPort()).channels(LOOPS.next());
            peer.head().get(20, TimeUnit.SECONDS);
            assertTrue(asking.cancel(false));
            peer.left().get(20, TimeUnit.SECONDS);
        }
    }

    private AriClient client() {
        return client(ari.host(), ari.port());
    }

    private AriClient client(String host, int port) {
        return client(new Config.Ari(host, port, SimulatedAri.USER, new Secret(SimulatedAri.PASSWORD)));
    }

    private AriClient client(Config.Ari settings) {
        return new AriClient(http, settings);
    }

    private static String failure(Future<?> future) throws Exception {
        Throwable failure = awaitFailure(future);
        assertEquals(AriFailure.class, failure.getClass());
        return failure.getMessage();
    }
}
