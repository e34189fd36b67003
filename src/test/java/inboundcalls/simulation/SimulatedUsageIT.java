package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import com.google.gson.JsonObject;
import inboundcalls.SdkContract;
import io.netty.util.LeakPresenceDetector;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What both simulated models say that their responses take: the whole conversation each time, most of it from the cache. */
final class SimulatedUsageIT {
    private static final Recordings RECORDINGS = Recordings.load();
    private static final String CREATE = "{\"type\":\"response.create\"}";
    private static final String INSTRUCTIONS =
            "Di exactamente: «" + RECORDINGS.preamble().text() + "»";

    @AfterAll
    static void leaksNothing() {
        LeakPresenceDetector.check();
    }

    @Test
    void ofTheModelThatListens() {
        try (SimulatedRealtime server = SimulatedRealtime.start(0, RECORDINGS, Scenario.of(TestClient.KEY))) {
            converse(server.url());
            assertEquals(0, server.refusals());
        }
    }

    @Test
    void ofTheLeanModel() {
        try (LeanRealtime server = LeanRealtime.start(0, TestClient.KEY, RECORDINGS, 0, mock(LeanTap.class))) {
            converse(server.url());
            assertEquals(0, server.refusals());
        }
    }

    private static void converse(URI url) {
        try (TestClient client = TestClient.configured(url)) {
            JsonObject greeting = respond(client, CREATE);
            assertEquals(0, count(input(greeting), "cached_tokens"));
            assertEquals(0, count(input(greeting), "audio_tokens"));
            long spoken = RECORDINGS.greeting().sound().millis() / 50;
            assertTrue(Math.abs(spoken - count(output(greeting), "audio_tokens")) < 20, greeting::toString);
            JsonObject second = respond(client, CREATE);
            assertReadAgain(greeting, second);
            JsonObject third = respond(client, CREATE);
            assertReadAgain(second, third);
            JsonObject fourth = respond(client, CREATE);
            assertReadAgain(third, fourth);
            assertTrue(count(input(fourth), "cached_tokens") > 0, fourth::toString);
            assertEquals(
                    0,
                    count(input(respond(client, create("{\"instructions\":\"Otra cosa.\"}"))), "cached_tokens"),
                    "what comes first is another");
            JsonObject aside = respond(
                    client,
                    create("{\"conversation\":\"none\",\"input\":[],\"instructions\":\"" + INSTRUCTIONS
                            + "\",\"metadata\":{\"kind\":\"filler\"}}"));
            assertEquals(INSTRUCTIONS.length() / 4, count(aside, "input_tokens"));
            assertTrue(count(output(aside), "audio_tokens") > 10, aside::toString);
            assertEquals(
                    List.of(),
                    client.seen("response.done").stream()
                            .flatMap(event -> SdkContract.server(event.toString()).stream())
                            .toList());
        }
    }

    /** All that was read and spoken before, and of that what was read in whole pieces. */
    private static void assertReadAgain(JsonObject before, JsonObject now) {
        assertTrue(count(now, "input_tokens") > count(before, "input_tokens"), now::toString);
        long audio = count(input(before), "audio_tokens") + count(output(before), "audio_tokens");
        assertTrue(Math.abs(audio - count(input(now), "audio_tokens")) <= 1, now::toString);
        long text = count(input(before), "text_tokens") / 64 * 64;
        long sound = count(input(before), "audio_tokens") / 64 * 64;
        assertEquals(text + sound, count(input(now), "cached_tokens"));
        JsonObject cached = input(now).getAsJsonObject("cached_tokens_details");
        assertEquals(text, count(cached, "text_tokens"));
        assertEquals(sound, count(cached, "audio_tokens"));
    }

    private static JsonObject respond(TestClient client, String event) {
        client.send(event);
        JsonObject usage =
                client.await("response.done").getAsJsonObject("response").getAsJsonObject("usage");
        assertEquals(count(usage, "total_tokens"), count(usage, "input_tokens") + count(usage, "output_tokens"));
        return usage;
    }

    private static String create(String response) {
        return "{\"type\":\"response.create\",\"response\":" + response + "}";
    }

    private static JsonObject input(JsonObject usage) {
        return usage.getAsJsonObject("input_token_details");
    }

    private static JsonObject output(JsonObject usage) {
        return usage.getAsJsonObject("output_token_details");
    }

    private static long count(JsonObject object, String name) {
        return object.get(name).getAsLong();
    }
}
