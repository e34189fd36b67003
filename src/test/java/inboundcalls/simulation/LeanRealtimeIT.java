package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.SdkContract;
import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import io.netty.util.LeakPresenceDetector;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The lean server speaks as the strict one does, and finds the marks in what it hears. */
final class LeanRealtimeIT {
    private static final Recordings RECORDINGS = Recordings.load();
    private static final Pcm QUESTION = new Resampler(8_000, SimulatedRealtime.RATE)
            .resample(RECORDINGS.questions().get(1).sound());
    private static final String CREATE = "{\"type\":\"response.create\"}";

    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterAll
    static void leaksNothing() {
        LeakPresenceDetector.check();
    }

    @Test
    void greetsAndAnswersWithTheEventsOfTheApi() {
        try (LeanRealtime server = start(0);
                TestClient client = TestClient.configured(server.url())) {
            client.send(CREATE);
            JsonObject greeting = client.await("response.done");
            assertEquals(List.of(RECORDINGS.greeting().text()), TestClient.transcripts(greeting));
            client.ask(QUESTION);
            assertEquals("completed", status(client.await("response.done")));
            assertEquals(
                    List.of(),
                    client.seen().stream()
                            .flatMap(event -> SdkContract.server(event.toString()).stream())
                            .toList());
            assertEquals(0, server.refusals());
        }
        assertTrue(told.containsAll(List.of("speech 0", "begun 0")), told::toString);
    }

    @Test
    void tellsHowMuchOfAnAnswerWasSent() {
        try (LeanRealtime server = start(0);
                TestClient client = TestClient.configured(server.url())) {
            client.send(CREATE);
            JsonObject done = client.await("response.done");
            String item = done.getAsJsonObject("response")
                    .getAsJsonArray("output")
                    .get(0)
                    .getAsJsonObject()
                    .get("id")
                    .getAsString();
            Pcm sound = client.sound(item);
            assertTrue(told.contains("ended 0: " + sound.millis()), told::toString);
            assertEquals(0, sound.millis() % 100);
            assertTrue(Math.abs(sound.samples()[0]) > 1_000, "begins with speech");
        }
    }

    @Test
    void isInterruptedBySpeech() {
        try (LeanRealtime server = start(0);
                TestClient client = TestClient.configured(server.url())) {
            client.send(CREATE);
            client.await("response.output_audio.delta");
            client.say(QUESTION);
            client.await("input_audio_buffer.speech_started");
            assertEquals("cancelled", status(client.await("response.done")));
            assertTrue(told.contains("ended 0: 0"), told::toString);
        }
    }

    @Test
    void asksTheFunctionAndSpeaksWhenItHasTheResult() {
        try (LeanRealtime server = start(100);
                TestClient client = TestClient.configured(server.url())) {
            client.send(CREATE);
            client.await("response.done");
            client.ask(QUESTION);
            JsonObject call = client.await("response.function_call_arguments.done");
            assertEquals("consultar_mikrotik", call.get("name").getAsString());
            client.await("response.done");
            client.send(
                    "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\",\"call_id\":"
                            + call.get("call_id") + ",\"output\":\"{}\"}}");
            client.send(CREATE);
            client.await("response.output_audio.delta");
            assertEquals("completed", status(client.await("response.done")));
            assertEquals(
                    List.of(),
                    client.seen().stream()
                            .flatMap(event -> SdkContract.server(event.toString()).stream())
                            .toList());
        }
    }

    @Test
    void speaksBesideTheConversationWhileAnAnswerIsGiven() {
        try (LeanRealtime server = start(0);
                TestClient client = TestClient.configured(server.url())) {
            client.send(CREATE);
            client.await("response.output_audio.delta");
            client.send("{\"type\":\"response.create\",\"response\":{\"conversation\":\"none\",\"input\":[]}}");
            JsonObject aside = client.await("response.done").getAsJsonObject("response");
            JsonObject greeting = client.await("response.done").getAsJsonObject("response");
            assertEquals(
                    Set.of("null", "\"conv_simulated\""),
                    Set.of(
                            aside.get("conversation_id").toString(),
                            greeting.get("conversation_id").toString()));
            assertEquals(1, client.seen("conversation.item.done").size());
            assertEquals(1, told.stream().filter("begun 0"::equals).count());
            assertEquals(0, server.refusals());
        }
    }

    @Test
    void findsMarksWhateverTheFormAppendsHave() {
        try (LeanRealtime server = start(0);
                TestClient client = TestClient.configured(server.url())) {
            client.saySilence(100);
            client.say(new Resampler(8_000, 24_000).resample(new Mark(77, 3).frame()));
            client.saySilence(40);
            client.send("{\"event_id\":\"e\",\"audio\":\"AAAA\", \"type\":\"input_audio_buffer.append\"}");
            client.send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"not base64\"}");
            assertEquals("invalid_value", client.awaitError().get("code").getAsString());
        }
        assertTrue(told.contains("mark 0: 77, 3"), told::toString);
        assertTrue(told.contains("refused invalid_value"), told::toString);
    }

    @Test
    void refusesWhatTheApiRefuses() {
        try (LeanRealtime server = start(0);
                TestClient client = TestClient.configured(server.url())) {
            client.send("{\"type\":\"response.create\",\"responses\":{}}");
            assertEquals("unknown_parameter", client.awaitError().get("code").getAsString());
            client.send("{\"type\":\"response.cancel\"}");
            assertEquals(
                    "response_cancel_not_active",
                    client.awaitError().get("code").getAsString());
            client.send(CREATE);
            client.send(CREATE);
            assertEquals(
                    "conversation_already_has_active_response",
                    client.awaitError().get("code").getAsString());
            assertEquals(3, server.refusals());
        }
    }

    private LeanRealtime start(int askingPercent) {
        return LeanRealtime.start(0, TestClient.KEY, RECORDINGS, askingPercent, new Tap());
    }

    private static String status(JsonObject done) {
        return done.getAsJsonObject("response").get("status").getAsString();
    }

    private final class Tap implements LeanTap {
        @Override
        public void marked(int session, Mark mark, long nanos, long start) {
            told.add("mark " + session + ": " + mark.call() + ", " + mark.sequence());
        }

        @Override
        public void speechStarted(int session, long nanos) {
            told.add("speech " + session);
        }

        @Override
        public void answerBegun(int session, long nanos) {
            told.add("begun " + session);
        }

        @Override
        public void answerEnded(int session, long millis) {
            told.add("ended " + session + ": " + millis);
        }

        @Override
        public void asked(int session) {
            told.add("asked " + session);
        }

        @Override
        public void told(int session) {
            told.add("told " + session);
        }

        @Override
        public void refused(String code, String message) {
            told.add("refused " + code);
        }
    }
}
