package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.SdkContract;
import inboundcalls.config.Config;
import inboundcalls.config.Prices;
import inboundcalls.tool.ToolDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertEquals(List.of(), SdkContract.client(json));
    }

    @ParameterizedTest
    @CsvSource({"0, true, false, true", "200, true, false, false", "0, false, false, false", "0, true, true, false"})
    void leavesTurnsToTheProviderUnlessItIsToldWhatInterrupts(
            long minSpeech, boolean greeting, boolean falseStarts, boolean byItself) {
        Config.BargeIn bargeIn = new Config.BargeIn(Duration.ofMillis(minSpeech), greeting, falseStarts);
        String json = ClientEventWriter.sessionUpdate(
                new SessionSettings(realtime(Config.AudioFormat.PCM16, bargeIn), List.of()));
        assertTrue(json.contains("\"create_response\":" + byItself + ",\"interrupt_response\":" + byItself), json);
        assertEquals(List.of(), SdkContract.client(json));
    }

    @Test
    void asksForAResponseOutOfTheConversation() {
        assertWritten(
                "{'type':'response.create','event_id':'aside_create_1','response':{'conversation':'none','input':[],"
                        + "'instructions':'Di exactamente: «Un momento.»','output_modalities':['audio'],"
                        + "'tools':[],'tool_choice':'none','metadata':{'kind':'filler'}}}",
                ClientEventWriter.speakAside("aside_create_1", "filler", "Di exactamente: «Un momento.»"));
    }

    @Test
    void asksForG711InBothDirections() {
        String json =
                ClientEventWriter.sessionUpdate(new SessionSettings(realtime(Config.AudioFormat.PCMA), List.of()));
        assertEquals(2, json.split("\"format\":\\{\"type\":\"audio/pcma\"}", -1).length - 1, json);
        assertEquals(List.of(), SdkContract.client(json));
    }

    @Test
    void changesNothingButInstructionsAndToolsOfASessionThatGoesOn() {
        assertWritten(
                "{'type':'session.update','session':{'type':'realtime','instructions':'Habla español.\\n«Sí»',"
                        + "'tools':[{'type':'function','name':'consultar_mikrotik','description':'Consulta la red',"
                        + "'parameters':{'type':'object','properties':{'pregunta':{'type':'string'}},"
                        + "'required':['pregunta']}}]}}",
                ClientEventWriter.sessionChange(new SessionSettings(realtime(), List.of(tool()))));
    }

    @Test
    void tellsTheModelWhatTheCallerDoesNotHear() {
        assertWritten(
                "{'type':'conversation.item.create','item':{'type':'message','role':'system',"
                        + "'content':[{'type':'input_text','text':'El PIN es correcto.'}]}}",
                ClientEventWriter.notice("El PIN es correcto."));
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
    void deletesAnItem() {
        assertWritten("{'type':'conversation.item.delete','item_id':'item_1'}", ClientEventWriter.deleteItem("item_1"));
    }

    @Test
    void writesInTheCallersName() {
        assertWritten(
                "{'type':'conversation.item.create','item':{'type':'message','role':'user',"
                        + "'content':[{'type':'input_text','text':'El llamante marcó: 1'}]}}",
                ClientEventWriter.userText("El llamante marcó: 1"));
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
        for (String wrong : List.of(
                "{'type':'response.create','response':{'temperature':1}}",
                "{'type':'session.update','session':{'type':'realtime','audio':{'input':{'turn_detection':"
                        + "{'type':'server_vad','treshold':1}}}}}",
                "{'type':'conversation.item.truncate'}")) {
            assertEquals(1, SdkContract.client(wrong.replace('\'', '"')).size(), wrong);
        }
    }

    /** Single quotes stand for double ones. */
    private static void assertWritten(String expected, String json) {
        assertEquals(JsonParser.parseString(expected.replace('\'', '"')), JsonParser.parseString(json));
        assertEquals(List.of(), SdkContract.client(json));
    }

    private static Config.Realtime realtime() {
        return realtime(Config.AudioFormat.PCM16);
    }

    private static Config.Realtime realtime(Config.AudioFormat format) {
        return realtime(format, new Config.BargeIn(Duration.ZERO, true, false));
    }

    private static Config.Realtime realtime(Config.AudioFormat format, Config.BargeIn bargeIn) {
        return new Config.Realtime(
                URI.create("wss://example.com/v1/realtime?model=gpt-realtime-2.1"),
                Optional.empty(),
                "marin",
                "Habla español.\n«Sí»",
                "Saluda.",
                format,
                "es",
                "gpt-transcribe",
                new Config.TurnDetection(0.5, 300, 500),
                bargeIn,
                Duration.ofSeconds(10),
                Duration.ofMinutes(55),
                1,
                new Prices(0, 0, 0, 0, 0, 0));
    }

    private static ToolDefinition tool() {
        JsonElement parameters = JsonParser.parseString(
                "{'type':'object'," + "'properties':{'pregunta':{'type':'string'}},'required':['pregunta']}");
        return new ToolDefinition("consultar_mikrotik", "Consulta la red", (JsonObject) parameters);
    }
}
