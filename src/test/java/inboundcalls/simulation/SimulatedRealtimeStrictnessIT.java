package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.audio.Resampler;
import io.netty.util.LeakPresenceDetector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulatedRealtimeStrictnessIT {
    private static final Recordings RECORDINGS = Recordings.load();
    private static final String CREATE = "{'type':'response.create'}";

    private static SimulatedRealtime server;

    @BeforeAll
    static void start() {
        server = SimulatedRealtime.start(
                0, RECORDINGS, Scenario.of(TestClient.KEY).withSpeed(20));
    }

    @AfterAll
    static void stop() {
        server.close();
        LeakPresenceDetector.check();
    }

    @Test
    void refusesAConnectionWithoutItsKeyOrAModel() {
        assertEquals(401, status("?model=gpt-realtime-2.1", "Basic abc"));
        assertEquals(401, status("?model=gpt-realtime-2.1", "Bearer wrong"));
        assertEquals(400, status("", "Bearer " + TestClient.KEY));
        assertEquals(400, status("?model=a&call_id=b", "Bearer " + TestClient.KEY));
        assertEquals(404, status("/other?model=a", "Bearer " + TestClient.KEY));
    }

    @Test
    void closesWhenTheBetaIsAskedFor() {
        try (TestClient client = new TestClient(server.url(), "OpenAI-Beta", "realtime=v1")) {
            assertEquals("beta_api_shape_disabled", code(client));
            JsonObject close = client.await("close");
            assertEquals(4000, close.get("code").getAsInt());
            assertEquals("invalid_request_error.beta_api_shape_disabled", Json.text(close, "reason"));
        }
    }

    /** In a fresh session: what is sent, and the code that answers it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json|invalid_json",
                "['type']|invalid_json",
                "{'type':'response.cancel'}|response_cancel_not_active",
                "{'type':'response.cancel','response_id':'x'}|response_cancel_not_active",
                "{'type':'input_audio_buffer.commit'}|input_audio_buffer_commit_empty",
                "{'type':'input_audio_buffer.append','audio':'no*base64'}|invalid_value",
                "{'type':'input_audio_buffer.append','audio':'AAAA'}|invalid_value",
                "{'type':'conversation.item.truncate','item_id':'x','content_index':0,'audio_end_ms':0}|item_truncate_invalid_item_id",
                "{'type':'conversation.item.delete','item_id':'x'}|item_delete_invalid_item_id",
                "{'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'x','output':''}}|invalid_tool_call_id",
                "{'type':'conversation.item.create','item':{'type':'message','role':'assistant','content':[{'type':'input_text','text':'a'}]}}|invalid_value",
                "{'type':'conversation.item.create','previous_item_id':'x','item':{'type':'message','role':'user','content':[]}}|invalid_value",
                "{'type':'session.update','session':{'type':'realtime','output_modalities':['audio','text']}}|invalid_value",
                "{'type':'session.update','session':{'type':'realtime','model':'other'}}|invalid_value",
                "{'type':'session.update','session':{'type':'realtime','audio':{'input':{'transcription':{'model':'whisper-1','keywords':[]}}}}}|invalid_value",
                "{'type':'response.create','response':{'metadata':{'a':1}}}|invalid_value",
                "{'type':'output_audio_buffer.clear'}|invalid_value",
            })
    void answersAnErrorAndGoesOn(String event, String code) {
        try (TestClient client = TestClient.configured(server)) {
            send(client, event);
            assertEquals(code, code(client));
            send(client, "{'type':'input_audio_buffer.clear'}");
            client.await("input_audio_buffer.cleared");
        }
    }

    @Test
    void namesTheEventThatItRefuses() {
        try (TestClient client = TestClient.configured(server)) {
            send(client, "{'type':'response.cancel','event_id':'mine','reason':'none'}");
            JsonObject error = client.awaitError();
            assertEquals("mine", Json.text(error, "event_id"));
            assertEquals("reason", Json.text(error, "param"));
            assertEquals("invalid_request_error", Json.text(error, "type"));
        }
    }

    @Test
    void hasOneResponseAtATime() {
        try (TestClient client = TestClient.configured(server)) {
            send(client, CREATE);
            client.await("response.output_audio.delta");
            send(client, CREATE);
            assertEquals("conversation_already_has_active_response", code(client));
            client.await("response.done");
            send(client, CREATE);
            client.await("response.created");
        }
    }

    @Test
    void cancelsTheResponseThatIsNamedAndNoOther() {
        try (TestClient client = TestClient.configured(server)) {
            send(client, CREATE);
            JsonObject created = client.await("response.created").getAsJsonObject("response");
            client.await("response.output_audio.delta");
            send(client, "{'type':'response.cancel','response_id':'resp_other'}");
            assertEquals("response_cancel_not_active", code(client));
            String cancel = "{'type':'response.cancel','response_id':'" + Json.text(created, "id") + "'}";
            send(client, cancel);
            JsonObject response = client.await("response.done").getAsJsonObject("response");
            assertEquals("client_cancelled", Json.text(response.getAsJsonObject("status_details"), "reason"));
            send(client, cancel);
            assertEquals("response_cancel_not_active", code(client));
        }
    }

    @Test
    void knowsNothingMoreOfAnItemThatWasDeleted() {
        try (TestClient client = TestClient.configured(server)) {
            send(client, CREATE);
            String item = Json.text(client.await("response.output_audio.done"), "item_id");
            client.await("response.done");
            String delete = "{'type':'conversation.item.delete','item_id':'" + item + "'}";
            send(client, delete);
            client.await("conversation.item.deleted");
            send(client, delete);
            assertEquals("item_delete_invalid_item_id", code(client));
            truncate(client, item, 0);
            assertEquals("item_truncate_invalid_item_id", code(client));
        }
    }

    @Test
    void truncatesNoMoreThanItSaid() {
        try (TestClient client = TestClient.configured(server)) {
            send(client, CREATE);
            String item = Json.text(client.await("response.output_audio.done"), "item_id");
            long millis = client.sound(item).millis();
            truncate(client, item, millis + 1);
            assertEquals("invalid_value", code(client));
            truncate(client, item, millis - 500);
            client.await("conversation.item.truncated");
            truncate(client, item, millis - 499);
            assertEquals("invalid_value", code(client));
        }
    }

    @Test
    void keepsItsVoiceOnceItHasSpoken() {
        try (TestClient client = TestClient.configured(server)) {
            voice(client, "cedar");
            client.await("session.updated");
            send(client, CREATE);
            client.await("response.done");
            voice(client, "cedar");
            client.await("session.updated");
            voice(client, "marin");
            assertEquals("cannot_update_voice", code(client));
        }
    }

    @Test
    void takesOneResultForACall() {
        try (TestClient client = TestClient.configured(server)) {
            client.ask(new Resampler(8_000, 24_000)
                    .resample(RECORDINGS.questions().get(3).sound()));
            String call = Json.text(client.await("response.function_call_arguments.done"), "call_id");
            client.await("response.done");
            String output = "{'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'"
                    + call + "','output':'{}'}}";
            send(client, output);
            client.await("conversation.item.done");
            send(client, output);
            assertEquals("invalid_tool_call_id", code(client));
        }
    }

    @Test
    void leavesTurnsToAClientThatWantsThem() {
        try (TestClient client = TestClient.configured(server)) {
            send(
                    client,
                    "{'type':'session.update','session':{'type':'realtime','audio':{'input':{'turn_detection':null}}}}");
            client.await("session.updated");
            client.ask(new Resampler(8_000, 24_000)
                    .resample(RECORDINGS.questions().get(2).sound()));
            send(client, "{'type':'input_audio_buffer.commit'}");
            client.await("conversation.item.done");
            send(client, CREATE);
            assertTrue(client.seen("input_audio_buffer.speech_started").isEmpty());
            client.await("response.function_call_arguments.done");
        }
    }

    @Test
    void speaksWithoutTheFunctionWhenThereIsNone() {
        try (TestClient client = new TestClient(server.url())) {
            client.saySilence(200);
            client.ask(new Resampler(8_000, 24_000)
                    .resample(RECORDINGS.questions().get(2).sound()));
            JsonObject done = client.await("response.done");
            assertEquals(
                    RECORDINGS.noAnswer().text(), TestClient.transcripts(done).get(0));
            assertTrue(client.seen("conversation.item.input_audio_transcription.completed")
                    .isEmpty());
        }
    }

    private static void voice(TestClient client, String voice) {
        send(
                client,
                "{'type':'session.update','session':{'type':'realtime','audio':{'output':{'voice':'" + voice + "'}}}}");
    }

    private static void truncate(TestClient client, String item, long millis) {
        send(
                client,
                "{'type':'conversation.item.truncate','item_id':'" + item + "','content_index':0,'audio_end_ms':"
                        + millis + "}");
    }

    private static void send(TestClient client, String json) {
        client.send(json.replace('\'', '"'));
    }

    private static String code(TestClient client) {
        return Json.text(client.awaitError(), "code");
    }

    private static int status(String query, String authorization) {
        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Authorization", authorization)
                        .buildAsync(URI.create(server.url() + query), new WebSocket.Listener() {})
                        .join());
        return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }
}
