package inboundcalls.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.config.AllowedNetworks;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.Scenario;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's server, as another machine's Asterisk meets it. */
class DemoStageIT {
    /** The first address is for documentation (RFC 5737): nobody's. */
    @ParameterizedTest
    @CsvSource({"192.0.2.1, true", "127.0.0.0/8, false"})
    void turnsAwayWhoIsNotAllowed(String allowed, boolean turnedAway) throws IOException {
        AllowedNetworks callers = AllowedNetworks.only(List.of(allowed));
        try (DemoStage stage = new DemoStage(Scenario.of(DemoStage.KEY), Recordings.load(), "127.0.0.1", 0, callers);
                Socket phone = new Socket()) {
            phone.connect(new InetSocketAddress(
                    stage.address().getAddress(), stage.address().getPort()));
            assertEquals(turnedAway, isClosed(phone));
        }
    }

    /** Before the server gives up on who says nothing. */
    private static boolean isClosed(Socket phone) throws IOException {
        phone.setSoTimeout(2_000);
        try {
            return phone.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
