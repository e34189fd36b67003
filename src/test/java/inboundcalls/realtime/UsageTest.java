package inboundcalls.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the provider's counts. */
final class UsageTest {
    private static final String WHOLE = "{'total_tokens':1523,'input_tokens':1200,'output_tokens':323,"
            + "'input_token_details':{'text_tokens':900,'audio_tokens':300,'image_tokens':0,'cached_tokens':832,"
            + "'cached_tokens_details':{'text_tokens':704,'audio_tokens':128,'image_tokens':0}},"
            + "'output_token_details':{'text_tokens':63,'audio_tokens':260}}";

    private final HeardEvents heard = new HeardEvents();
    private final ServerEventReader reader = new ServerEventReader(ModelFormat.PCM16, heard);

    @Test
    void tellsEachKindOfAResponsesTokens() {
        done("completed", WHOLE);
        assertEquals(List.of(new Usage(900, 300, 704, 128, 63, 260)), heard.usages);
    }

    @Test
    void countsWhatComesFromTheCacheOnce() {
        done("completed", WHOLE);
        assertEquals(1_523, heard.usages.get(0).total());
    }

    @Test
    void tellsThoseOfResponsesOutOfTheConversationToo() {
        read("{'type':'response.created','response':{'id':'resp_1','metadata':{'kind':'filler'}}}");
        done("completed", WHOLE);
        assertEquals(1, heard.usages.size());
        assertEquals("aside done resp_1", heard.calls.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "cancelled", "incomplete"})
    void tellsThoseOfResponsesThatWereNotFinishedToo(String status) {
        done(status, WHOLE);
        assertEquals(1, heard.usages.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'input_tokens':50,'output_tokens':7} | 57",
                "{'input_tokens':50,'input_token_details':{'audio_tokens':20,'cached_tokens':30}} | 50",
                "{'input_token_details':{'audio_tokens':20}} | 20",
                "{'input_tokens':50,'input_token_details':{'cached_tokens':4000}} | 50"
            })
    void takesForTextWhatIsNotToldToBeSound(String usage, long total) {
        done("completed", usage);
        Usage read = heard.usages.get(0);
        assertEquals(total, read.total());
        assertEquals(Math.min(read.inputText(), read.cachedText()), read.cachedText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{}",
                "{'input_tokens':null}",
                "{'input_tokens':'many'}",
                "{'input_tokens':-5}",
                "{'input_token_details':[1]}",
                "{'input_tokens':{'text':1}}"
            })
    void losesNoResponseForACountThatCannotBeRead(String usage) {
        done("completed", usage);
        assertEquals(List.of(Usage.NONE), heard.usages);
        assertEquals(1, heard.calls.size());
    }

    @Test
    void tellsWhatATranscriptionTook() {
        transcribed("{'type':'tokens','total_tokens':39,'input_tokens':31,"
                + "'input_token_details':{'text_tokens':0,'audio_tokens':31},'output_tokens':8}");
        transcribed("{'type':'duration','seconds':2.5}");
        assertEquals(List.of(new Usage(0, 31, 0, 0, 8, 0), Usage.NONE), heard.usages);
        assertEquals(2_500, heard.transcribedMillis);
        assertEquals(List.of("all words item_1 Hola", "all words item_1 Hola"), heard.calls);
    }

    private void done(String status, String usage) {
        read("{'type':'response.done','response':{'id':'resp_1','status':'" + status + "','usage':" + usage + "}}");
    }

    private void transcribed(String usage) {
        read("{'type':'conversation.item.input_audio_transcription.completed','item_id':'item_1','content_index':0,"
                + "'transcript':'Hola','usage':" + usage + "}");
    }

    private void read(String json) {
        reader.read(json.replace('\'', '"'));
    }
}
