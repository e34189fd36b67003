package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import inboundcalls.SdkContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventSchemaTest {
    private static final EventSchema SCHEMA = EventSchema.load();

    private static final String FULL = """
            {"type":"session.update","event_id":"evt_1","session":{"type":"realtime","output_modalities":["audio"],
            "instructions":"...","audio":{"input":{"format":{"type":"audio/pcm","rate":24000},
            "noise_reduction":{"type":"near_field"},
            "transcription":{"model":"gpt-transcribe","language":"es","prompt":"..."},
            "turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,"silence_duration_ms":500,
            "create_response":true,"interrupt_response":true,"idle_timeout_ms":8000}},
            "output":{"format":{"type":"audio/pcma"},"voice":"marin","speed":1.0}},
            "tools":[{"type":"function","name":"consultar","description":"...",
            "parameters":{"type":"object","properties":{},"required":[]}}],
            "tool_choice":"auto","parallel_tool_calls":true,"reasoning":{"effort":"low"},"max_output_tokens":"inf",
            "truncation":{"type":"retention_ratio","retention_ratio":0.8,"token_limits":{"post_instructions":8000}},
            "tracing":null,"prompt":{"id":"pmpt_1","version":"2","variables":{}},
            "include":["item.input_audio_transcription.logprobs"]}}""";

    @Test
    void acceptsTheCompleteConfiguration() {
        assertEquals(List.of(), SdkContract.client(FULL));
        assertDoesNotThrow(() -> SCHEMA.check(json(FULL)));
    }

    /** What is put into the session, what answers it, and the field that it names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|missing_required_parameter|session.type",
                "{'type':'transcription'}|invalid_value|session.type",
                "{'type':'realtime','voice':'marin'}|unknown_parameter|session.voice",
                "{'type':'realtime','temperature':0.8}|unknown_parameter|session.temperature",
                "{'type':'realtime','modalities':['audio']}|unknown_parameter|session.modalities",
                "{'type':'realtime','turn_detection':null}|unknown_parameter|session.turn_detection",
                "{'type':'realtime','input_audio_format':'pcm16'}|unknown_parameter|session.input_audio_format",
                "{'type':'realtime','instructions':5}|invalid_type|session.instructions",
                "{'type':'realtime','max_output_tokens':5000}|invalid_value|session.max_output_tokens",
                "{'type':'realtime','max_output_tokens':'all'}|invalid_value|session.max_output_tokens",
                "{'type':'realtime','output_modalities':['video']}|invalid_value|session.output_modalities[0]",
                "{'type':'realtime','reasoning':{'effort':'huge'}}|invalid_value|session.reasoning.effort",
                "{'type':'realtime','tools':[{'name':'a'}]}|missing_required_parameter|session.tools[0].type",
                "{'type':'realtime','tools':[{'type':'function'}]}|missing_required_parameter|session.tools[0].name",
                "{'type':'realtime','tools':[{'type':'function','name':'a b'}]}|invalid_value|session.tools[0].name",
                "{'type':'realtime','tools':[{'type':'function','function':{}}]}|unknown_parameter|session.tools[0].function",
                "{'type':'realtime','tool_choice':'maybe'}|invalid_value|session.tool_choice",
                "{'type':'realtime','truncation':'none'}|invalid_value|session.truncation",
            })
    void refusesASessionThatTheRealServerRefuses(String session, String code, String param) {
        refused("{'type':'session.update','session':" + session + "}", code, param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'format':'pcm16'|invalid_type|format",
                "'format':{'type':'pcm16'}|invalid_value|format.type",
                "'format':{'type':'audio/pcm','rate':8000}|invalid_value|format.rate",
                "'format':{'type':'audio/pcm'}|missing_required_parameter|format.rate",
                "'format':{'type':'audio/pcmu','rate':8000}|unknown_parameter|format.rate",
                "'turn_detection':{'type':'vad'}|invalid_value|turn_detection.type",
                "'turn_detection':{'type':'server_vad','threshold':1.5}|invalid_value|turn_detection.threshold",
                "'turn_detection':{'type':'server_vad','idle_timeout_ms':100}|invalid_value|turn_detection.idle_timeout_ms",
                "'turn_detection':{'type':'server_vad','silence_duration_ms':0.5}|invalid_type|turn_detection.silence_duration_ms",
                "'turn_detection':{'type':'server_vad','silence_duration_ms':-1}|invalid_value|turn_detection.silence_duration_ms",
                "'turn_detection':{'type':'semantic_vad','threshold':0.5}|unknown_parameter|turn_detection.threshold",
                "'noise_reduction':{'type':'loud'}|invalid_value|noise_reduction.type",
            })
    void refusesAnInputThatTheRealServerRefuses(String input, String code, String param) {
        String session = "{'type':'realtime','audio':{'input':{" + input + "}}}";
        refused("{'type':'session.update','session':" + session + "}", code, "session.audio.input." + param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|invalid_event|``",
                "{'type':7}|invalid_type|type",
                "{'type':'session.refresh'}|invalid_value|type",
                "{'type':'session.update'}|missing_required_parameter|session",
                "{'type':'response.create','modalities':[]}|unknown_parameter|modalities",
                "{'type':'response.create','response':{'modalities':['audio']}}|unknown_parameter|response.modalities",
                "{'type':'response.cancel','event_id':5}|invalid_type|event_id",
                "{'type':'input_audio_buffer.append'}|missing_required_parameter|audio",
                "{'type':'conversation.item.truncate','item_id':'a','content_index':0}|missing_required_parameter|audio_end_ms",
                "{'type':'conversation.item.truncate','item_id':'a','content_index':0,'audio_end_ms':1.5}|invalid_type|audio_end_ms",
                "{'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'c','output':{}}}|invalid_type|item.output",
                "{'type':'conversation.item.create','item':{'type':'message','role':'user','content':[{'type':'text','text':'a'}]}}|invalid_value|item.content[0].type",
            })
    void refusesAnEventThatTheRealServerRefuses(String event, String code, String param) {
        refused(event, code, param);
    }

    private static void refused(String event, String code, String param) {
        JsonObject json = json(event.replace('\'', '"'));
        JsonObject error = assertThrows(Refusal.class, () -> SCHEMA.check(json)).toJson(json);
        assertEquals(code, Json.text(error, "code"), error::toString);
        assertEquals(param, error.get("param").isJsonNull() ? "" : Json.text(error, "param"));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
