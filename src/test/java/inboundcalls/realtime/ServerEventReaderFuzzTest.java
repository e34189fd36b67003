package inboundcalls.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Any text is one call of the listener and no exception; what it is, where another JSON reader can tell, is held to that reader. */
final class ServerEventReaderFuzzTest {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String AUDIO = "response.output_audio.delta";
    private static final Set<String> KNOWN = Set.of(
            "session.created",
            "session.updated",
            "input_audio_buffer.speech_started",
            "input_audio_buffer.speech_stopped",
            "input_audio_buffer.committed",
            "conversation.item.input_audio_transcription.delta",
            "conversation.item.input_audio_transcription.completed",
            "conversation.item.input_audio_transcription.failed",
            "response.created",
            "response.done",
            AUDIO,
            "response.output_audio.done",
            "response.output_item.added",
            "response.output_item.done",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done",
            "error");

    @FuzzTest
    void isOneCallOfTheListener(byte[] utf8) {
        String text = new String(utf8, UTF_8);
        HeardEvents heard = new HeardEvents();
        new ServerEventReader(ModelFormat.PCM16, heard).read(text);
        assertEquals(1, heard.calls.size(), heard.calls::toString);
        String call = heard.calls.get(0);
        if (isMalformed(text)) {
            assertEquals("ignored unreadable", call);
        }
        event(text).ifPresent(event -> assertTold(event, call));
    }

    /** Gson reads more than JSON is: what it cannot read is none. */
    private static boolean isMalformed(String text) {
        try {
            return !JsonParser.parseString(text).isJsonObject();
        } catch (JsonParseException e) {
            return true;
        }
    }

    /** JSON to the letter with a type. */
    private static Optional<JsonNode> event(String text) {
        try {
            JsonNode event = JACKSON.readTree(text);
            return Optional.of(event).filter(json -> json.path("type").isTextual());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void assertTold(JsonNode event, String call) {
        String type = event.get("type").textValue();
        if (!KNOWN.contains(type)) {
            assertEquals("ignored " + type, call);
        } else if (type.equals(AUDIO) && isSound(event)) {
            assertEquals(
                    "audio ContentPart[responseId=r, itemId=i, contentIndex=0] " + samples(event) + " at 24000", call);
        }
    }

    private static boolean isSound(JsonNode event) {
        boolean named = event.path("response_id").asText().equals("r")
                && event.path("item_id").asText().equals("i")
                && event.path("content_index").asText().equals("0");
        return named && event.path("delta").isTextual() && bytes(event).isPresent();
    }

    private static Optional<byte[]> bytes(JsonNode event) {
        try {
            return Optional.of(Base64.getDecoder().decode(event.get("delta").textValue()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Half a sample at the end is none. */
    private static String samples(JsonNode event) {
        byte[] bytes = bytes(event).orElseThrow();
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return Arrays.toString(samples);
    }
}
