package inboundcalls.server;

import static inboundcalls.server.WholeCall.KEY;
import static inboundcalls.server.WholeCall.RECORDINGS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import inboundcalls.log.RecordedLog;
import inboundcalls.simulation.Act;
import inboundcalls.simulation.Scenario;
import inboundcalls.simulation.Script;
import inboundcalls.simulation.SyntheticCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole call is said to have taken, beside what its model said of each response. */
class UsageIT {
    private static final Act ASK = new Act.Call("consultar_mikrotik", "{\"pregunta\":\"Uno\"}");
    private static final Act ANSWER = Act.say(RECORDINGS.greeting());
    private static final Script SCRIPT =
            Script.of(Map.of(0, List.of(ASK), 1, List.of(ANSWER), 2, List.of(ANSWER), 3, List.of(new Act.Drop())));

    @TempDir
    private Path directory;

    /** The model fills the wait out of the conversation, answers, answers another question, drops the connection at the next, and begins again. */
    @Test
    void isTheSumOverAllResponsesOfAllSessions() throws Exception {
        Path config = directory.resolve("usage.conf");
        Files.writeString(config, "inbound-calls.waiting.filler = model");
        UUID uuid = UUID.randomUUID();
        try (RecordedLog log = new RecordedLog();
                PacedApi api = new PacedApi(Map.of("Uno", 2_500));
                WholeCall stage = new WholeCall(
                        Scenario.of(KEY).withScript(SCRIPT),
                        Map.of(WholeCall.CONFIG_FILE, config.toString(), "MIKROTIK_API_URL", api.url()))) {
            SyntheticCaller caller = stage.dial(uuid, 8_000);
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 3);
            caller.say(RECORDINGS.question("pregunta-clientes-router").sound());
            await().atMost(20, SECONDS).until(() -> stage.transcript().responsesDone() == 4);
            caller.say(RECORDINGS.question("pregunta-clientes").sound());
            await().atMost(40, SECONDS).until(() -> stage.transcript().responsesDone() == 7);
            caller.hangUp();
            stage.server().awaitCallsEnd();
            assertEquals(List.of(), stage.transcript().refused());
            assertEquals(2, stage.transcript().sent("session.created").size());
            assertEquals(expected(stage), metrics(log, uuid));
        }
    }

    private static List<String> metrics(RecordedLog log, UUID uuid) {
        return log.lines(uuid.toString()).stream()
                .filter(line -> line.matches("📊 (Tokens|Transcripción|Coste).*"))
                .toList();
    }

    private static List<String> expected(WholeCall stage) {
        List<JsonObject> usages = stage.transcript().sent("response.done").stream()
                .map(event -> event.getAsJsonObject("response").getAsJsonObject("usage"))
                .toList();
        long text = sum(usages, "input_token_details", "text_tokens");
        long audio = sum(usages, "input_token_details", "audio_tokens");
        List<JsonObject> inputs = usages.stream()
                .map(usage -> usage.getAsJsonObject("input_token_details"))
                .toList();
        long cachedText = sum(inputs, "cached_tokens_details", "text_tokens");
        long cachedAudio = sum(inputs, "cached_tokens_details", "audio_tokens");
        long said = sum(usages, "output_token_details", "text_tokens");
        long spoken = sum(usages, "output_token_details", "audio_tokens");
        assertTrue(cachedText > 0 && spoken > 0, () -> usages.toString());
        double cost = (4.0 * (text - cachedText)
                        + 32.0 * (audio - cachedAudio)
                        + 0.4 * (cachedText + cachedAudio)
                        + 24.0 * said
                        + 64.0 * spoken)
                / 1e6;
        long transcribed = stage.transcript().sent("conversation.item.input_audio_transcription.completed").stream()
                .mapToLong(event ->
                        event.getAsJsonObject("usage").get("total_tokens").getAsLong())
                .sum();
        return List.of(
                "📊 Tokens: entrada " + text + " de texto (" + cachedText + " en caché) y " + audio + " de audio ("
                        + cachedAudio + " en caché); salida " + said + " de texto y " + spoken + " de audio",
                "📊 Transcripción: " + transcribed + " tokens, 0.0s",
                "📊 Coste estimado, sin la transcripción: " + String.format(Locale.ROOT, "%.4f", cost) + " USD");
    }

    private static long sum(List<JsonObject> usages, String details, String name) {
        return usages.stream()
                .mapToLong(usage -> usage.getAsJsonObject(details).get(name).getAsLong())
                .sum();
    }
}
