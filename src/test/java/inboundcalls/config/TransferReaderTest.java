package inboundcalls.config;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransferReaderTest {
    private Workplace workplace;

    @BeforeEach
    void workIn(@TempDir Path directory) {
        workplace = new Workplace(directory);
    }

    @Test
    void hasNoDestinationAndNoKeyThatActsUnlessTold() {
        Config config = workplace.load();
        assertEquals(Map.of(), config.transfer().destinations());
        assertEquals(new Config.Keypad(ofMillis(1_500), Map.of()), config.keypad());
    }

    @Test
    void readsDestinationsInTheOrderOfTheirNamesAndTheKeysThatGoThere() {
        Config config = workplace.settings("""
                transfer.destinations { soporte_2 = "Averías", operadora = "Personas" }
                keypad { pause = 2 s, actions { "0" = "transferir operadora", "*" = transferir soporte_2 } }""").load();
        assertEquals(
                "{operadora=Personas, soporte_2=Averías}",
                config.transfer().destinations().toString());
        assertEquals(Map.of('0', "operadora", '*', "soporte_2"), config.keypad().transfers());
    }

    @Test
    void refusesNamesThatTheDialplanCannotHave() {
        String where = "inbound-calls.transfer.destinations.";
        String expected = " (expected: a name of a to z, 0 to 9 and _, two at least, other than colgar)";
        assertEquals(
                List.of(
                        where + "\"a,b,1\" [conf/application.conf: 2]: \"x\"" + expected,
                        where + "colgar [conf/application.conf: 2]: \"x\"" + expected,
                        where + "h [conf/application.conf: 2]: \"x\"" + expected,
                        where + "ventas: not set" + " (expected: a text that tells what the destination is for)"),
                workplace
                        .settings("transfer.destinations { h = x, colgar = x, \"a,b,1\" = x, ventas = \"\" }")
                        .problems());
    }

    @Test
    void refusesKeysAndActionsThatThereAreNot() {
        String where = "inbound-calls.keypad.actions.";
        assertEquals(
                List.of(
                        where + "\"#\" [conf/application.conf: 3]: \"transferir operadora\""
                                + " (expected: a key from 0 to 9, * or A to D)",
                        where + "1 [conf/application.conf: 3]: \"transferir ventas\""
                                + " (expected: one of transferir operadora)",
                        where + "12 [conf/application.conf: 3]: \"transferir operadora\""
                                + " (expected: a key from 0 to 9, * or A to D)"),
                workplace.settings("""
                                transfer.destinations { operadora = Personas }
                                keypad.actions { "#" = transferir operadora, 12 = transferir operadora, 1 = transferir ventas }""").problems());
        assertEquals(
                where + "0 [conf/application.conf: 2]: \"colgar\" (expected: a destination to transfer to)",
                workplace.settings("keypad.actions { 0 = colgar }").problem());
    }
}
