package inboundcalls.audiosocket;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.config.Config;
import inboundcalls.config.TestConfig;
import inboundcalls.log.RecordedLog;
import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On frozen time, with connections that come from where the test says. */
final class DoorkeeperTest {
    private static final String ASTERISK = "10.0.0.1";

    private final EmbeddedChannel listener = new EmbeddedChannel();
    private final Connections connections = new Connections(listener.eventLoop());
    private final PeerFaults faults = new PeerFaults(listener.eventLoop());
    private final List<Channel> letIn = new ArrayList<>();

    @AfterEach
    void close() {
        letIn.forEach(Channel::close);
        listener.finishAndReleaseAll();
    }

    @Test
    void letsAllowedHostsIn() {
        keep("");
        assertTrue(connect(ASTERISK).isOpen());
        assertEquals(1, letIn.size());
        assertEquals(1, connections.waiting());
    }

    @Test
    void closesAStrangersConnectionBeforeAnythingElseSeesIt() {
        keep("connections-per-second = 1");
        for (int i = 0; i < 100; i++) {
            assertFalse(connect("10.1.0.1").isOpen());
        }
        assertEquals(100, faults.count(PeerFault.NOT_ALLOWED));
        assertEquals(0, letIn.size() + connections.size());
        assertTrue(connect(ASTERISK).isOpen(), "strangers use up nothing");
    }

    @Test
    void letsABalancerKnock() {
        keep("proxy-protocol.from = [\"10.2.0.1\"]");
        assertTrue(connect("10.2.0.1").isOpen());
    }

    @Test
    void letsSoManyInASecondAndTheRestNever() {
        keep("connections-per-second = 4");
        connect(4);
        assertEquals(0, faults.count(PeerFault.TOO_FAST));
        connect(3);
        assertEquals(3, faults.count(PeerFault.TOO_FAST));
        pass(250);
        connect(2);
        assertEquals(4, faults.count(PeerFault.TOO_FAST));
        pass(3_600_000);
        connect(5);
        assertEquals(5, faults.count(PeerFault.TOO_FAST));
        assertEquals(9, letIn.size());
    }

    @Test
    void letsSoManyWaitUntilTheySayWhichCallTheyAre() {
        keep("waiting-connections = 2");
        connect(3);
        assertEquals(1, faults.count(PeerFault.TOO_MANY_WAITING));
        connections.identified(letIn.get(0));
        connect(2);
        assertEquals(2, faults.count(PeerFault.TOO_MANY_WAITING));
        letIn.get(1).close();
        connect(2);
        assertEquals(3, faults.count(PeerFault.TOO_MANY_WAITING));
        assertEquals(4, letIn.size());
    }

    @Test
    void letsSoManyInAtATime() {
        keep("connections = 2");
        connect(2);
        letIn.forEach(connections::identified);
        connect(1);
        assertEquals(1, faults.count(PeerFault.TOO_MANY));
        letIn.get(0).close();
        connect(2);
        assertEquals(2, faults.count(PeerFault.TOO_MANY));
    }

    /** As when the system has no descriptor left, for a minute. */
    @Test
    void triesOnceASecondToAcceptAgainAndSaysSoInFewLines() {
        keep("");
        try (RecordedLog log = new RecordedLog()) {
            for (int seconds = 0; seconds < 60; seconds++) {
                listener.pipeline().fireExceptionCaught(new IOException("accept(..) failed with error(-24): Too many"));
                assertFalse(listener.config().isAutoRead());
                pass(999);
                assertFalse(listener.config().isAutoRead());
                pass(1);
                assertTrue(listener.config().isAutoRead());
            }
            assertEquals(
                    "No se puede aceptar una conexión, se intenta otra vez en 1 s: Too many",
                    log.lines().get(0));
            assertEquals(6 * 6, log.lines().size(), log.lines()::toString);
        }
    }

    private void keep(String settings) {
        Config config = TestConfig.of("audiosocket { allowed-networks = [\"" + ASTERISK + "\"]\n" + settings + "\n}");
        listener.freezeTime();
        listener.pipeline().addLast(new Doorkeeper(config.audioSocket(), connections, faults));
    }

    private void connect(int times) {
        for (int i = 0; i < times; i++) {
            connect(ASTERISK);
        }
    }

    private Channel connect(String host) {
        Channel connection = new Connection(host);
        listener.writeInbound(connection);
        Channel passed = listener.readInbound();
        if (passed != null) {
            letIn.add(passed);
        }
        return connection;
    }

    private void pass(int millis) {
        listener.advanceTimeBy(millis, MILLISECONDS);
        listener.runScheduledPendingTasks();
    }

    private static final class Connection extends EmbeddedChannel {
        private final SocketAddress peer;

        Connection(String host) {
            super(DefaultChannelId.newInstance());
            this.peer = new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(host), 5060);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return peer;
        }
    }
}
