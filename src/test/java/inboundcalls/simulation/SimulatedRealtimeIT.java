package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.SdkContract;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Tone;
import io.netty.util.LeakPresenceDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class SimulatedRealtimeIT {
    private static final Recordings RECORDINGS = Recordings.load();
    private static final Scenario SCENARIO = Scenario.of(TestClient.KEY).withSpeed(200);
    private static final Recording QUESTION = RECORDINGS.questions().get(1);
    private static final Set<String> EVERY_TYPE = Set.of(
            "error",
            "session.created",
            "session.updated",
            "rate_limits.updated",
            "input_audio_buffer.speech_started",
            "input_audio_buffer.speech_stopped",
            "input_audio_buffer.committed",
            "input_audio_buffer.cleared",
            "conversation.item.added",
            "conversation.item.done",
            "conversation.item.retrieved",
            "conversation.item.truncated",
            "conversation.item.deleted",
            "conversation.item.input_audio_transcription.delta",
            "conversation.item.input_audio_transcription.completed",
            "response.created",
            "response.done",
            "response.output_item.added",
            "response.output_item.done",
            "response.content_part.added",
            "response.content_part.done",
            "response.output_audio.delta",
            "response.output_audio.done",
            "response.output_audio_transcript.delta",
            "response.output_audio_transcript.done",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done");
    private static final String LISTEN_ONLY = """
            {"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":
            {"type":"server_vad","create_response":false,"interrupt_response":false}}}}}""";
    private static final String CREATE = "{\"type\":\"response.create\"}";

    @AfterAll
    static void leaksNothing() {
        LeakPresenceDetector.check();
    }

    @Test
    void greetsWhenAskedForAResponseFirst() {
        try (SimulatedRealtime server = start(SCENARIO);
                TestClient client = TestClient.configured(server)) {
            client.send(CREATE);
            JsonObject done = client.await("response.done");
            assertEquals(List.of(RECORDINGS.greeting().text()), TestClient.transcripts(done));
            String item = client.seen("response.output_audio.done")
                    .get(0)
                    .get("item_id")
                    .getAsString();
            assertArrayEquals(
                    RECORDINGS.greeting().sound().samples(), client.sound(item).samples());
        }
    }

    @Test
    void asksTheFunctionWhatItHeardAndSpeaksItsAnswer() {
        try (SimulatedRealtime server = start(SCENARIO);
                TestClient client = TestClient.configured(server)) {
            client.ask(phone(QUESTION));
            JsonObject call = client.await("response.function_call_arguments.done");
            assertEquals("{\"pregunta\":\"" + QUESTION.text() + "\"}", text(call, "arguments"));
            JsonObject done = client.await("response.done");
            assertEquals(List.of(RECORDINGS.preamble().text()), TestClient.transcripts(done));
            answer(client, call, "Hay 442 clientes activos en total, en 3 routers.");
            client.send(CREATE);
            assertEquals(
                    List.of("En total hay 442 clientes activos, en tres routers."),
                    TestClient.transcripts(client.await("response.done")));
            assertEquals(0, server.refusals());
        }
    }

    @Test
    void hasNoAnswerToATextThatItDoesNotKnow() {
        try (SimulatedRealtime server = start(SCENARIO);
                TestClient client = TestClient.configured(server)) {
            client.ask(phone(QUESTION));
            JsonObject call = client.await("response.function_call_arguments.done");
            client.await("response.done");
            answer(client, call, "En total hay 365 clientes activos.");
            client.send(CREATE);
            assertEquals(List.of(RECORDINGS.noAnswer().text()), TestClient.transcripts(client.await("response.done")));
        }
    }

    @Test
    void asksToRepeatWhatItDoesNotRecognise() {
        Scenario deaf = SCENARIO.withEar(sound -> new Pcm(reversed(sound.samples()), sound.rate()));
        try (SimulatedRealtime server = start(deaf);
                TestClient client = TestClient.configured(server)) {
            client.ask(phone(QUESTION));
            assertEquals(List.of(RECORDINGS.repeat().text()), TestClient.transcripts(client.await("response.done")));
        }
    }

    @Test
    void cancelsItselfWhenTheCallerSpeaksAndStillSendsLateDeltas() {
        try (SimulatedRealtime server = start(SCENARIO.withSpeed(4));
                TestClient client = TestClient.configured(server)) {
            client.send(CREATE);
            client.await("response.output_audio.delta");
            client.ask(phone(QUESTION));
            client.await("input_audio_buffer.speech_started");
            client.await("response.output_audio.delta");
            JsonObject response = client.await("response.done").getAsJsonObject("response");
            assertEquals("cancelled", text(response, "status"));
            assertEquals("turn_detected", text(response.getAsJsonObject("status_details"), "reason"));
            assertEquals(
                    "incomplete", text(response.getAsJsonArray("output").get(0).getAsJsonObject(), "status"));
            client.await("input_audio_buffer.speech_stopped");
            client.await("response.function_call_arguments.done");
        }
    }

    @Test
    void asksNothingWhenItIsInterruptedBeforeItDid() {
        try (SimulatedRealtime server = start(SCENARIO.withSpeed(4));
                TestClient client = TestClient.configured(server)) {
            client.ask(phone(QUESTION));
            client.await("response.output_audio.delta");
            client.ask(phone(RECORDINGS.questions().get(3)));
            JsonObject response = client.await("response.done").getAsJsonObject("response");
            assertEquals("cancelled", text(response, "status"));
            assertEquals(1, response.getAsJsonArray("output").size());
            JsonObject call = client.await("response.function_call_arguments.done");
            assertEquals("{\"pregunta\":\"¿Cuántos clientes activos hay?\"}", text(call, "arguments"));
        }
    }

    @Test
    void neitherInterruptsNorAnswersByItselfWhenItIsToldNotTo() {
        try (SimulatedRealtime server = start(SCENARIO.withSpeed(4));
                TestClient client = TestClient.configured(server)) {
            client.send(LISTEN_ONLY);
            client.await("session.updated");
            client.send(CREATE);
            client.await("response.output_audio.delta");
            client.ask(phone(QUESTION));
            client.await("input_audio_buffer.speech_started");
            String item = text(client.await("input_audio_buffer.committed"), "item_id");
            JsonObject words = client.await("conversation.item.input_audio_transcription.delta");
            assertEquals(QUESTION.text(), text(words, "delta"));
            JsonObject greeting = client.await("response.done").getAsJsonObject("response");
            assertEquals("completed", text(greeting, "status"));
            assertEquals(1, client.seen("response.created").size());
            client.send("{\"type\":\"conversation.item.delete\",\"item_id\":\"" + item + "\"}");
            client.await("conversation.item.deleted");
            client.send(CREATE);
            JsonObject next = client.await("response.done").getAsJsonObject("response");
            assertEquals(
                    List.of(RECORDINGS.noAnswer().text()),
                    TestClient.transcripts(Json.object("response", next)),
                    "what was deleted is not answered");
            assertEquals(0, server.refusals());
        }
    }

    @Test
    void tellsNothingOfNoiseWhereThatIsItsScenario() {
        Pcm noise = Tone.of(300, 8_000, 24 * 150, 24_000);
        try (SimulatedRealtime talkative = start(SCENARIO);
                TestClient client = TestClient.configured(talkative)) {
            client.ask(noise);
            JsonObject told = client.await("conversation.item.input_audio_transcription.completed");
            assertEquals("", text(told, "transcript"));
            assertEquals(List.of(), client.seen("conversation.item.input_audio_transcription.delta"));
        }
        try (SimulatedRealtime silent = start(SCENARIO.withoutWordOfNoise());
                TestClient client = TestClient.configured(silent)) {
            client.ask(noise);
            client.await("response.done");
            assertEquals(List.of(), client.seen("conversation.item.input_audio_transcription.completed"));
        }
    }

    @Test
    void doesWhatItsScriptSays() {
        List<Act> acts = List.of(
                new Act.SendError("server_error", "overloaded", "busy"),
                new Act.Call("colgar", "{}"),
                new Act.Close(1001, "enough"));
        try (SimulatedRealtime server = start(SCENARIO.withScript(Script.of(Map.of(0, acts))));
                TestClient client = TestClient.configured(server)) {
            client.send(CREATE);
            assertEquals("overloaded", text(client.awaitError(), "code"));
            assertEquals("colgar", text(client.await("response.function_call_arguments.done"), "name"));
            assertEquals(1001, client.await("close").get("code").getAsInt());
            assertEquals(0, server.refusals());
        }
    }

    @Test
    void everyEventIsOneThatTheOfficialTypesAccept() {
        List<String> sent = new ArrayList<>();
        RealtimeTap tap = new RealtimeTap() {
            @Override
            public void sent(int session, long nanos, String json) {
                sent.add(json);
            }
        };
        try (SimulatedRealtime server = start(SCENARIO.withTap(tap));
                TestClient client = TestClient.configured(server)) {
            client.send(CREATE);
            String greeting = text(client.await("response.output_audio.done"), "item_id");
            client.await("response.done");
            client.send(truncate(greeting, 100));
            client.send("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"" + greeting + "\"}");
            client.send("{\"type\":\"conversation.item.delete\",\"item_id\":\"" + greeting + "\"}");
            client.send("{\"type\":\"input_audio_buffer.clear\"}");
            client.send("{\"type\":\"response.cancel\",\"event_id\":\"e1\"}");
            client.ask(phone(QUESTION));
            JsonObject call = client.await("response.function_call_arguments.done");
            client.await("response.done");
            answer(client, call, "Hay 442 clientes activos en total, en 3 routers.");
            client.send(CREATE);
            client.await("response.output_audio.delta");
            client.send("{\"type\":\"response.cancel\"}");
            client.await("response.done");
        }
        assertEquals(
                List.of(),
                sent.stream().flatMap(json -> SdkContract.server(json).stream()).toList());
        Set<String> types = sent.stream()
                .map(json -> JsonParser.parseString(json).getAsJsonObject())
                .map(event -> text(event, "type"))
                .collect(Collectors.toSet());
        assertEquals(EVERY_TYPE, types);
    }

    private static SimulatedRealtime start(Scenario scenario) {
        return SimulatedRealtime.start(0, RECORDINGS, scenario);
    }

    private static Pcm phone(Recording question) {
        return new Resampler(8_000, 24_000).resample(question.sound());
    }

    private static short[] reversed(short[] samples) {
        short[] reversed = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            reversed[i] = samples[samples.length - 1 - i];
        }
        return reversed;
    }

    private static void answer(TestClient client, JsonObject call, String response) {
        String output = Json.object("success", true, "response", response).toString();
        JsonObject item =
                Json.object("type", "function_call_output", "call_id", text(call, "call_id"), "output", output);
        client.send(
                Json.object("type", "conversation.item.create", "item", item).toString());
    }

    private static String truncate(String item, int millis) {
        return Json.object(
                        "type",
                        "conversation.item.truncate",
                        "item_id",
                        item,
                        "content_index",
                        0,
                        "audio_end_ms",
                        millis)
                .toString();
    }

    private static String text(JsonObject object, String name) {
        assertTrue(object.has(name), () -> name + " in " + object);
        return object.get(name).getAsString();
    }
}
