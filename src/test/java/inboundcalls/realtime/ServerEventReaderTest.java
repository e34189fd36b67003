package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerEventReaderTest {
    private final HeardEvents heard = new HeardEvents();
    private final ServerEventReader reader = new ServerEventReader(ModelFormat.PCM16, heard);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'session.created','event_id':'e1','session':{'id':'sess_1','object':'realtime.session',"
                        + "'type':'realtime','model':'gpt-realtime-2.1','expires_at':1}} | created",
                "{'type':'session.updated','session':{'type':'realtime'}} | updated",
                "{'type':'input_audio_buffer.speech_started','audio_start_ms':120,'item_id':'item_2'}"
                        + " | speech item_2 from 120",
                "{'type':'input_audio_buffer.speech_started','audio_start_ms':null,'item_id':'item_2'}"
                        + " | speech item_2 from 0",
                "{'type':'input_audio_buffer.speech_stopped','audio_end_ms':1200,'item_id':'item_2'}"
                        + " | speech item_2 to 1200",
                "{'type':'input_audio_buffer.committed','item_id':'item_2','previous_item_id':null}"
                        + " | committed item_2",
                "{'type':'conversation.item.input_audio_transcription.delta','item_id':'item_2','content_index':0,"
                        + "'delta':'Hola'} | words item_2 Hola",
                "{'type':'conversation.item.input_audio_transcription.completed','item_id':'item_2',"
                        + "'content_index':0,'transcript':'Hola, buenas.','usage':{'type':'duration','seconds':1}}"
                        + " | all words item_2 Hola, buenas.",
                "{'type':'conversation.item.input_audio_transcription.failed','item_id':'item_2','content_index':0,"
                        + "'error':{'type':'server_error','code':'audio_unintelligible'}} | no words item_2",
                "{'type':'response.created','response':{'id':'resp_1','object':'realtime.response',"
                        + "'status':'in_progress','usage':null}} | response resp_1",
                "{'type':'response.output_audio.done','response_id':'resp_1','item_id':'item_1','output_index':0,"
                        + "'content_index':1} | audio done ContentPart[responseId=resp_1, itemId=item_1, contentIndex=1]"
            })
    void tellsEachEventByOneCall(String json, String call) {
        assertRead(json, call);
    }

    @Test
    void decodesSoundAs24KilohertzLittleEndian() {
        assertRead(
                "{'type':'response.output_audio.delta','event_id':'e1','response_id':'resp_1','item_id':'item_1',"
                        + "'output_index':0,'content_index':0,'delta':'AQD/fwCA','obfuscation':'x'}",
                "audio ContentPart[responseId=resp_1, itemId=item_1, contentIndex=0] [1, 32767, -32768] at 24000");
    }

    @Test
    void tellsWhatIsOutOfTheConversationApart() {
        String aside = "'response':{'id':'resp_2','conversation_id':null,'metadata':{'kind':'filler'}}";
        String part = "'response_id':'resp_2','item_id':'item_2','output_index':0,'content_index':0";
        read("{'type':'response.created'," + aside + "}");
        read("{'type':'response.output_audio.delta'," + part + ",'delta':'AQA='}");
        read("{'type':'response.output_audio.done'," + part + "}");
        read(
                "{'type':'response.output_item.added','response_id':'resp_2','item':{'id':'item_3','type':'function_call'}}");
        read("{'type':'response.output_audio.delta','response_id':'resp_1','item_id':'item_1','delta':'AgA='}");
        read("{'type':'response.done'," + aside + "}");
        read("{'type':'response.output_audio.delta'," + part + ",'delta':'AQA='}");
        assertEquals(
                List.of(
                        "aside resp_2 filler",
                        "aside audio resp_2 [1] at 24000",
                        "ignored response.output_audio.done",
                        "ignored response.output_item.added",
                        "audio ContentPart[responseId=resp_1, itemId=item_1, contentIndex=0] [2] at 24000",
                        "aside done resp_2",
                        "aside audio resp_2 [1] at 24000"),
                heard.calls);
    }

    @ParameterizedTest
    @CsvSource({"'', []", "AQ==, []", "AQAC, [1]"})
    void passesOverHalfASample(String delta, String samples) {
        assertRead(
                "{'type':'response.output_audio.delta','response_id':'r','item_id':'i','content_index':0,'delta':'"
                        + delta + "'}",
                "audio ContentPart[responseId=r, itemId=i, contentIndex=0] " + samples + " at 24000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'content_index':null"})
    void takesTheFirstPartWhenNoneIsNamed(String index) {
        assertRead(
                "{'type':'response.output_audio.done','response_id':'r','item_id':'i'" + index + "}",
                "audio done ContentPart[responseId=r, itemId=i, contentIndex=0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':'completed','status_details':null | status=completed, code=, message=",
                "'status':'completed' | status=completed, code=, message=",
                "'status':'cancelled','status_details':{'type':'cancelled','reason':'turn_detected'}"
                        + " | status=cancelled, code=turn_detected, message=",
                "'status':'failed','status_details':{'type':'failed','error':{'type':'server_error',"
                        + "'code':'rate_limit_exceeded','message':'Slow down'}}"
                        + " | status=failed, code=rate_limit_exceeded, message=Slow down",
                "'status':'failed','status_details':{'type':'failed','reason':null,'error':{'code':null}}"
                        + " | status=failed, code=, message="
            })
    void tellsHowAResponseEnded(String fields, String end) {
        assertRead(
                "{'type':'response.done','response':{'id':'resp_1'," + fields + "}}",
                "response done ResponseEnd[responseId=resp_1, " + end + "]");
    }

    @Test
    void followsAFunctionCallFromItsAnnouncementToItsEnd() {
        read("{'type':'response.output_item.added','output_index':1,'item':{'id':'item_9','type':'function_call',"
                + "'status':'in_progress','name':'consultar_mikrotik','call_id':'call_1','arguments':''}}");
        read("{'type':'response.function_call_arguments.delta','item_id':'item_9','call_id':'call_1','delta':'{\\\"'}");
        read("{'type':'response.function_call_arguments.done','item_id':'item_9','call_id':'call_1',"
                + "'name':'consultar_mikrotik','arguments':'{}'}");
        read("{'type':'response.output_item.done','item':{'id':'item_9','type':'function_call','status':'completed',"
                + "'name':'consultar_mikrotik','call_id':'call_1','arguments':'{}'}}");
        String call = "FunctionCall[itemId=item_9, callId=call_1, name=consultar_mikrotik, arguments=";
        assertEquals(
                List.of(
                        "call started " + call + "]",
                        "arguments item_9 {\"",
                        "arguments done " + call + "{}]",
                        "call done true " + call + "{}]"),
                heard.calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'incomplete'", "'in_progress'", "null"})
    void tellsACallThatWasCutFromOneThatIsComplete(String status) {
        assertRead(
                "{'type':'response.output_item.done','item':{'id':'i','type':'function_call','status':" + status + "}}",
                "call done false FunctionCall[itemId=i, callId=, name=, arguments=]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'invalid_request_error','code':'invalid_event','message':'No.','param':null,'event_id':'e5'}"
                        + " | type=invalid_request_error, code=invalid_event, message=No., eventId=e5",
                "{'type':'server_error','code':null,'message':'Oops','event_id':null}"
                        + " | type=server_error, code=, message=Oops, eventId=",
                "{} | type=, code=, message=, eventId=",
                "null | type=, code=, message=, eventId="
            })
    void tellsErrorsWithWhatTheyName(String error, String told) {
        assertRead("{'type':'error','event_id':'event_890','error':" + error + "}", "error ServerError[" + told + "]");
    }

    @Test
    void tellsTheWordsOfWhatIsSaid() {
        assertRead(
                "{'type':'response.output_audio_transcript.delta','response_id':'resp_1','item_id':'item_1','content_index':1,'delta':'Hola '}",
                "says ContentPart[responseId=resp_1, itemId=item_1, contentIndex=1] Hola ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate_limits.updated",
                "conversation.item.added",
                "input_audio_buffer.cleared",
                "response.audio.delta",
                "an.event.of.tomorrow"
            })
    void ignoresWhatMeansNothingToACall(String type) {
        assertRead("{'type':'" + type + "','item':{'type':'message'},'delta':5}", "ignored " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response.output_item.added", "response.output_item.done"})
    void ignoresItemsThatAreNoFunctionCalls(String type) {
        assertRead(
                "{'type':'" + type + "','item':{'id':'i','type':'message','phase':'commentary'}}", "ignored " + type);
        assertRead("{'type':'" + type + "'}", "ignored " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'type':null}", "{'event_id':'e1'}"})
    void ignoresAnEventWithoutType(String json) {
        assertRead(json, "ignored ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "[]",
                "'text'",
                "{'type':'response.created'",
                "{'type':{}}",
                "{'type':['a','b']}",
                "{'type':'response.created','response':'resp_1'}",
                "{'type':'response.created','response':[]}",
                "{'type':'response.created','response':{'id':{}}}",
                "{'type':'response.done','response':{'status_details':'failed'}}",
                "{'type':'error','error':'text'}",
                "{'type':'response.output_item.added','item':5}",
                "{'type':'response.output_audio.delta','delta':'not base64!'}",
                "{'type':'response.output_audio.delta','delta':{}}",
                "{'type':'response.output_audio.delta','delta':'AQA=','content_index':'first'}",
                "{'type':'response.output_audio.delta','delta':'AQA=','content_index':{}}",
                "{'type':'response.output_audio.delta','delta':'AQA=','content_index':9999999999}",
                "{'type':'input_audio_buffer.speech_started','audio_start_ms':'soon','item_id':'item_2'}"
            })
    void ignoresWhatCannotBeRead(String json) {
        assertRead(json, "ignored unreadable");
    }

    @Test
    void doesNotDieOfDeepNesting() {
        assertRead("{'type':'x','a':" + "[".repeat(100_000) + "]".repeat(100_000) + "}", "ignored unreadable");
    }

    @Test
    void doesNotTakeAFaultOfTheListenerForOneOfTheEvent() {
        RealtimeListener faulty = mock(RealtimeListener.class);
        doThrow(new IllegalStateException("a bug")).when(faulty).onResponseCreated(anyString());
        ServerEventReader other = new ServerEventReader(ModelFormat.PCM16, faulty);
        assertThrows(IllegalStateException.class, () -> other.read("{\"type\":\"response.created\"}"));
        verify(faulty).onResponseCreated("");
    }

    private void assertRead(String json, String call) {
        heard.calls.clear();
        read(json);
        assertEquals(List.of(call), heard.calls);
    }

    /** Single quotes stand for double ones. */
    @Test
    void tellsNoKeyAndNoEndlessTextOfAnError() {
        read(
                "{'type':'error','error':{'code':'invalid_api_key','message':'Incorrect API key provided: sk-proj-**abcd. See'}}");
        assertTrue(heard.calls.toString().contains("Incorrect API key provided: sk-…. See"), heard.calls::toString);
        read("{'type':'error','error':{'message':'" + "x".repeat(1_000) + "'}}");
        assertTrue(heard.calls.get(1).length() < 400, heard.calls::toString);
    }

    private void read(String json) {
        reader.read(json.replace('\'', '"'));
    }
}
