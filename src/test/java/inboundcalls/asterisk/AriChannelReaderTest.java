package inboundcalls.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inboundcalls.asterisk.AriChannel.Dialplan;
import inboundcalls.asterisk.AriChannel.Party;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AriChannelReaderTest {
    @Test
    void readsAChannelAndIgnoresWhatItDoesNotKnow() throws Exception {
        String channel = """
                [{"id": "a.0", "name": "PJSIP/trunk-0", "state": "Up", "protocol_id": "1-2@127.0.0.1", "caller_rdnis": "",
                "caller": {"name": "Ana", "number": "5550100"}, "connected": {"name": "", "number": ""}, "accountcode": "",
                "dialplan": {"context": "lab", "exten": "100", "priority": 4, "app_name": "AudioSocket",
                "app_data": "3c0701a6-d909-4bc7-9f95-bd1c899f8161,127.0.0.1:9092"},
                "creationtime": "2026-11-22T23:33:40.053+0000", "language": "es", "later": {"deep": [1, {}]}}]""";
        assertEquals(
                List.of(new AriChannel(
                        "a.0",
                        "PJSIP/trunk-0",
                        new Party("5550100", "Ana"),
                        new Party("", ""),
                        new Dialplan(
                                "lab", "100", "AudioSocket", "3c0701a6-d909-4bc7-9f95-bd1c899f8161,127.0.0.1:9092"),
                        "2026-11-22T23:33:40.053+0000",
                        "es")),
                AriChannelReader.channels(channel));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[null, 7, {\"caller\": null, \"dialplan\": \"s\", \"name\": 5}, \"x\"]"})
    void takesWhatIsMissingForEmpty(String list) throws Exception {
        Party nobody = new Party("", "");
        assertEquals(
                List.of(new AriChannel("", "", nobody, nobody, new Dialplan("", "", "", ""), "", "")),
                AriChannelReader.channels(list));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "<html>", "{\"message\": \"Authentication required\"}"})
    void refusesWhatIsNoList(String body) {
        assertThrows(AriFailure.class, () -> AriChannelReader.channels(body));
    }
}
