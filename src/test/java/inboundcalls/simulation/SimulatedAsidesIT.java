package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.SdkContract;
import inboundcalls.audio.Resampler;
import io.netty.util.LeakPresenceDetector;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Responses out of the conversation, beside those of the conversation. */
final class SimulatedAsidesIT {
    private static final Recordings RECORDINGS = Recordings.load();
    private static final String CREATE = "{\"type\":\"response.create\"}";

    private static SimulatedRealtime server;

    @BeforeAll
    static void start() {
        server = SimulatedRealtime.start(
                0, RECORDINGS, Scenario.of(TestClient.KEY).withSpeed(4));
    }

    @AfterAll
    static void stop() {
        server.close();
        LeakPresenceDetector.check();
    }

    @Test
    void saysWhatItsInstructionsQuoteAndLeavesNothingBehind() {
        try (TestClient client = TestClient.configured(server)) {
            client.send(aside("one"));
            JsonObject created = client.await("response.created").getAsJsonObject("response");
            JsonObject done = client.await("response.done");
            assertEquals("one", kind(created));
            assertEquals("one", kind(done.getAsJsonObject("response")));
            assertTrue(done.getAsJsonObject("response").get("conversation_id").isJsonNull());
            assertEquals(List.of(RECORDINGS.preamble().text()), TestClient.transcripts(done));
            assertEquals(List.of(), client.seen("conversation.item.added"));
            assertEquals(List.of(), client.seen("conversation.item.done"));
            assertEquals(
                    List.of(),
                    client.seen().stream()
                            .flatMap(event -> SdkContract.server(event.toString()).stream())
                            .toList());
            assertEquals(List.of(), SdkContract.client(aside("one")));
            String item = Json.text(client.seen("response.output_audio.done").get(0), "item_id");
            client.send("{\"type\":\"conversation.item.truncate\",\"item_id\":\"" + item
                    + "\",\"content_index\":0,\"audio_end_ms\":0}");
            assertEquals("item_truncate_invalid_item_id", Json.text(client.awaitError(), "code"));
            client.send(CREATE);
            assertEquals(
                    List.of(RECORDINGS.greeting().text()),
                    TestClient.transcripts(client.await("response.done")),
                    "the conversation is as fresh as before");
        }
    }

    @Test
    void runsBesideTheConversationsResponseAndOthersOfItsKind() {
        try (TestClient client = TestClient.configured(server)) {
            client.send(CREATE);
            client.send(aside("one"));
            client.send(aside("two"));
            for (int i = 0; i < 3; i++) {
                client.await("response.created");
            }
            for (int i = 0; i < 3; i++) {
                JsonObject done = client.await("response.done").getAsJsonObject("response");
                assertEquals("completed", Json.text(done, "status"));
            }
            assertEquals(List.of(), client.seen("error"));
        }
    }

    @Test
    void isNotStoppedByTheCallersVoice() {
        try (TestClient client = TestClient.configured(server)) {
            client.send(aside("one"));
            client.await("response.output_audio.delta");
            client.ask(new Resampler(8_000, 24_000)
                    .resample(RECORDINGS.questions().get(2).sound()));
            client.await("response.function_call_arguments.done");
            while (client.seen("response.done").size() < 2) {
                client.await("response.done");
            }
            client.seen("response.done")
                    .forEach(done -> assertEquals("completed", Json.text(done.getAsJsonObject("response"), "status")));
        }
    }

    @Test
    void isCancelledOnlyByItsName() {
        try (TestClient client = TestClient.configured(server)) {
            client.send(aside("one"));
            String id = Json.text(client.await("response.created").getAsJsonObject("response"), "id");
            client.send("{\"type\":\"response.cancel\"}");
            assertEquals("response_cancel_not_active", Json.text(client.awaitError(), "code"));
            String cancel = "{\"type\":\"response.cancel\",\"response_id\":\"" + id + "\"}";
            client.send(cancel);
            JsonObject done = client.await("response.done").getAsJsonObject("response");
            assertEquals("cancelled", Json.text(done, "status"));
            client.send(cancel);
            assertEquals("response_cancel_not_active", Json.text(client.awaitError(), "code"));
        }
    }

    @Test
    void saysOpenlyWhatItDoesNotSimulate() {
        try (TestClient client = TestClient.configured(server)) {
            client.send("{\"type\":\"response.create\",\"response\":{\"input\":[]}}");
            assertEquals("not_simulated", Json.text(client.awaitError(), "code"));
            client.send(aside("one")
                    .replace("\"input\":[]", "\"input\":[{\"type\":\"item_reference\",\"id\":\"item_1\"}]"));
            assertEquals("not_simulated", Json.text(client.awaitError(), "code"));
            assertFalse(client.seen().stream()
                    .anyMatch(event -> Json.text(event, "type").equals("response.created")));
        }
    }

    private static String aside(String kind) {
        return "{\"type\":\"response.create\",\"response\":{\"conversation\":\"none\",\"input\":[],"
                + "\"instructions\":\"Di exactamente: «" + RECORDINGS.preamble().text()
                + "»\",\"output_modalities\":[\"audio\"],\"tools\":[],\"tool_choice\":\"none\","
                + "\"metadata\":{\"kind\":\"" + kind + "\"}}}";
    }

    private static String kind(JsonObject response) {
        return Json.text(response.getAsJsonObject("metadata"), "kind");
    }
}
