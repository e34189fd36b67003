package inboundcalls.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeanSocketHandlerTest {
    /** The first as the server writes it, which brings the base64 to a multiple of eight. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'input_audio_buffer.append',   'audio':'AAAA'}|AAAA",
                "{'type':'input_audio_buffer.append','audio':'AAAA'}|AAAA",
                "{'type':'input_audio_buffer.append','audio':''}|''",
            })
    void takesTheCallersSoundWithoutJson(String event, String sound) {
        assertEquals(Optional.of(sound), sound(event));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'input_audio_buffer.append',",
                "{'type':'input_audio_buffer.append','audio':'",
                "{'type':'input_audio_buffer.append','audio':'AAAA'},",
                "{'type':'input_audio_buffer.append', 'event_id':'e', 'audio':'AAAA'}",
                "{'type':'input_audio_buffer.commit','audio':'AAAA'}",
                "{}",
            })
    void leavesOtherEventsToBeRead(String event) {
        assertEquals(Optional.empty(), sound(event));
    }

    private static Optional<String> sound(String event) {
        return LeanSocketHandler.sound(event.replace('\'', '"').getBytes(US_ASCII))
                .map(base64 -> US_ASCII.decode(base64).toString());
    }
}
