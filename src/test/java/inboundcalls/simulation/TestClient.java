package inboundcalls.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.audio.Pcm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Realtime client that says what it is told to, and waits for what should come. Keeps all events. */
final class TestClient implements WebSocket.Listener, AutoCloseable {
    static final String KEY = "test-key";

    private final StringBuilder text = new StringBuilder();
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final List<JsonObject> seen = new ArrayList<>();
    private final WebSocket socket;

    TestClient(URI url, String... headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        builder.header("Authorization", "Bearer " + KEY);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create(url + "?model=gpt-realtime-2.1"), this)
                .join();
    }

    /** A client whose session is configured: Spanish transcription, the function, server VAD. */
    static TestClient configured(SimulatedRealtime server) {
        return configured(server.url());
    }

    static TestClient configured(URI url) {
        TestClient client = new TestClient(url);
        client.await("session.created");
        client.send("""
                {"type":"session.update","session":{"type":"realtime","instructions":"Habla español.",
                "audio":{"input":{"transcription":{"model":"gpt-transcribe","language":"es"}}},
                "tools":[{"type":"function","name":"consultar_mikrotik","description":"Consulta la red.",
                "parameters":{"type":"object","properties":{"pregunta":{"type":"string"}},"required":["pregunta"]}}]}}""");
        client.await("session.updated");
        return client;
    }

    void send(String json) {
        socket.sendText(json, true).join();
    }

    /** As a phone does: 20 ms at a time. */
    void say(Pcm sound) {
        short[] samples = sound.samples();
        for (int i = 0; i < samples.length; i += 480) {
            append(Arrays.copyOfRange(samples, i, Math.min(samples.length, i + 480)));
        }
    }

    void saySilence(int millis) {
        say(Pcm.silence(24 * millis, SimulatedRealtime.RATE));
    }

    /** The question and the silence after it. */
    void ask(Pcm question) {
        saySilence(400);
        say(question);
        saySilence(700);
    }

    /** The next event of this type; those before it are kept in {@link #seen}. */
    JsonObject await(String type) {
        while (true) {
            JsonObject event = next();
            seen.add(event);
            if (event.get("type").getAsString().equals(type)) {
                return event;
            }
        }
    }

    /** The next error. */
    JsonObject awaitError() {
        return await("error").getAsJsonObject("error");
    }

    List<JsonObject> seen() {
        return List.copyOf(seen);
    }

    List<JsonObject> seen(String type) {
        return seen.stream()
                .filter(event -> event.get("type").getAsString().equals(type))
                .toList();
    }

    /** The sound of all the deltas of an item so far. */
    Pcm sound(String itemId) {
        List<byte[]> blocks = seen("response.output_audio.delta").stream()
                .filter(event -> event.get("item_id").getAsString().equals(itemId))
                .map(event -> Base64.getDecoder().decode(event.get("delta").getAsString()))
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(
                        blocks.stream().mapToInt(block -> block.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        blocks.forEach(bytes::put);
        short[] samples = new short[bytes.capacity() / 2];
        bytes.flip().asShortBuffer().get(samples);
        return new Pcm(samples, SimulatedRealtime.RATE);
    }

    /** The transcripts of the messages of a {@code response.done}. */
    static List<String> transcripts(JsonObject done) {
        JsonArray output = done.getAsJsonObject("response").getAsJsonArray("output");
        return output.asList().stream()
                .map(item -> item.getAsJsonObject())
                .filter(item -> item.get("type").getAsString().equals("message"))
                .map(item -> item.getAsJsonArray("content").get(0).getAsJsonObject())
                .map(part -> part.get("transcript").getAsString())
                .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            events.add(JsonParser.parseString(text.toString()).getAsJsonObject());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        events.add(Json.object("type", "close", "code", code, "reason", reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        events.add(Json.object("type", "close", "code", 1006, "reason", String.valueOf(error)));
    }

    @Override
    public void close() {
        socket.abort();
    }

    private JsonObject next() {
        try {
            JsonObject event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing more came; so far: " + seen);
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void append(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        String audio = Base64.getEncoder().encodeToString(bytes.array());
        send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + audio + "\"}");
    }
}
