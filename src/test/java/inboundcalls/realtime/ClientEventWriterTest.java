package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.openai.core.JsonField;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeClientEvent;
import inboundcalls.audio.Pcm;
import inboundcalls.config.Config;
import inboundcalls.tool.ToolDefinition;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClientEventWriterTest {
    @Test
    void tellsTheModelItsSettings() {
        assertWritten(
                "{'type':'session.update','session':{'type':'realtime','output_modalities':['audio'],"
                        + "'instructions':'Habla español.\\n«Sí»',"
                        + "'audio':{'input':{'format':{'type':'audio/pcm','rate':24000},"
                        + "'transcription':{'model':'gpt-transcribe','language':'es'},"
                        + "'turn_detection':{'type':'server_vad','threshold':0.5,'prefix_padding_ms':300,"
                        + "'silence_duration_ms':500,'create_response':true,'interrupt_response':true}},"
                        + "'output':{'format':{'type':'audio/pcm','rate':24000},'voice':'marin'}},"
                        + "'tools':[{'type':'function','name':'consultar_mikrotik','description':'Consulta la red',"
                        + "'parameters':{'type':'object','properties':{'pregunta':{'type':'string'}},"
                        + "'required':['pregunta']}}],'tool_choice':'auto'}}",
                ClientEventWriter.sessionUpdate(new SessionSettings(realtime(), List.of(tool()))));
    }

    @Test
    void tellsTheModelThatThereAreNoTools() {
        String json = ClientEventWriter.sessionUpdate(new SessionSettings(realtime(), List.of()));
        assertTrue(json.contains("\"tools\":[]"), json);
        SdkCheck.assertKnown(json);
    }

    @Test
    void appendsSoundInLittleEndian() {
        assertWritten(
                "{'type':'input_audio_buffer.append','audio':'AQD/fwCA'}",
                ClientEventWriter.appendAudio(new Pcm(new short[] {1, 32_767, -32_768}, RealtimeSession.RATE)));
    }

    @Test
    void asksForAResponse() {
        assertWritten(
                "{'type':'response.create','event_id':'response_create_1'}",
                ClientEventWriter.createResponse("response_create_1", Optional.empty()));
        assertWritten(
                "{'type':'response.create','event_id':'response_create_2','response':{'instructions':'Saluda.'}}",
                ClientEventWriter.createResponse("response_create_2", Optional.of("Saluda.")));
    }

    @Test
    void cancelsAResponseByItsId() {
        assertWritten("{'type':'response.cancel','response_id':'resp_1'}", ClientEventWriter.cancelResponse("resp_1"));
    }

    @Test
    void saysHowMuchWasHeardAsAnInteger() {
        assertWritten(
                "{'type':'conversation.item.truncate','item_id':'item_1','content_index':0,'audio_end_ms':1480}",
                ClientEventWriter.truncate("item_1", 0, 1_480));
    }

    @Test
    void answersAFunctionCallWithAText() {
        assertWritten(
                "{'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'call_1',"
                        + "'output':'{\\'success\\':true}'}}",
                ClientEventWriter.functionResult("call_1", "{\"success\":true}"));
    }

    @Test
    void theCheckItselfFindsWhatTheReferenceDoesNotKnow() {
        assertThrows(
                AssertionError.class,
                () -> SdkCheck.assertKnown("{\"type\":\"response.create\",\"response\":{\"temperature\":1}}"));
        String deep = "{'type':'session.update','session':{'type':'realtime','audio':{'input':{'turn_detection':"
                + "{'type':'server_vad','treshold':1}}}}}";
        assertThrows(AssertionError.class, () -> SdkCheck.assertKnown(deep.replace('\'', '"')));
        assertThrows(RuntimeException.class, () -> SdkCheck.assertKnown("{\"type\":\"conversation.item.truncate\"}"));
    }

    /** Single quotes stand for double ones. */
    private static void assertWritten(String expected, String json) {
        assertEquals(JsonParser.parseString(expected.replace('\'', '"')), JsonParser.parseString(json));
        SdkCheck.assertKnown(json);
    }

    private static Config.Realtime realtime() {
        return new Config.Realtime(
                URI.create("wss://example.com/v1/realtime?model=gpt-realtime-2.1"),
                Optional.empty(),
                "marin",
                "Habla español.\n«Sí»",
                "Saluda.",
                "es",
                "gpt-transcribe",
                new Config.TurnDetection(0.5, 300, 500),
                Duration.ofSeconds(10));
    }

    private static ToolDefinition tool() {
        JsonElement parameters = JsonParser.parseString(
                "{'type':'object'," + "'properties':{'pregunta':{'type':'string'}},'required':['pregunta']}");
        return new ToolDefinition("consultar_mikrotik", "Consulta la red", (JsonObject) parameters);
    }

    /** Holds an event to the provider's own types: known, complete, and without a field that they don't have. */
    private static final class SdkCheck {
        static void assertKnown(String json) {
            try {
                RealtimeClientEvent event = ObjectMappers.jsonMapper().readValue(json, RealtimeClientEvent.class);
                walk("event", event.validate(), json);
            } catch (java.io.IOException | ReflectiveOperationException e) {
                throw new IllegalStateException(json, e);
            }
        }

        private static void walk(String path, Object value, String json) throws ReflectiveOperationException {
            if (value instanceof JsonField<?> field) {
                walk(path, field.asKnown(), json);
            } else if (value instanceof Optional<?> optional && optional.isPresent()) {
                walk(path, optional.get(), json);
            } else if (value instanceof Collection<?> many) {
                for (Object one : many) {
                    walk(path + "[]", one, json);
                }
            } else if (value != null && value.getClass().getName().startsWith("com.openai.models.realtime")) {
                walkModel(path, value, json);
            }
        }

        private static void walkModel(String path, Object model, String json) throws ReflectiveOperationException {
            for (Field field : model.getClass().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                if (field.getName().equals("additionalProperties")) {
                    assertEquals(Map.of(), field.get(model), path + " of " + json);
                } else {
                    walk(path + "." + field.getName(), field.get(model), json);
                }
            }
        }
    }
}
