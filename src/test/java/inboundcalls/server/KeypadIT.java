package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a caller types on the phone's keys. */
class KeypadIT {
    @Test
    void reachesTheModelAsOneTextAndIsAnsweredAndNeverLogged() throws Exception {
        Script script =
                Script.of(Map.of(0, List.of(Act.say(RECORDINGS.greeting())), 1, List.of(Act.say(RECORDINGS.repeat()))));
        try (RecordedLog log = new RecordedLog();
                WholeCall stage = WholeCall.of(Scenario.of(KEY).withScript(script))) {
            UUID uuid = UUID.fromString("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 1);
            "7391".chars().forEach(key -> caller.press((char) key));
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 2);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(
                    List.of(JsonParser.parseString(
                            "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\","
                                    + "\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
                                    + "\"text\":\"El llamante marcó en el teclado: 7391\"}]}}")),
                    stage.transcript().received("conversation.item.create"));
            assertEquals(2, stage.transcript().received("response.create").size());
            assertEquals(List.of(), stage.transcript().refused());
            assertKeysAreSecret(log.lines(uuid.toString()));
        }
    }

    private static void assertKeysAreSecret(List<String> lines) {
        String pressed = "🔢 Tecla recibida";
        assertEquals(4, Collections.frequency(lines, pressed));
        assertTrue(lines.stream().noneMatch(line -> line.contains("7391")), lines::toString);
    }
}
