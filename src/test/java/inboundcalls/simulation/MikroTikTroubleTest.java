package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MikroTikTroubleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop           | /query  | ¿Hay clientes? | true",
                "drop           | /health | ''             | false",
                "drop@/health   | /health | ''             | true",
                "drop@clientes  | /query  | ¿Hay clientes? | true",
                "drop@tráfico   | /query  | ¿Hay clientes? | false",
                "drop@          | /query  | ''             | true",
                "drop@          | /query  | ¿Hay clientes? | false",
            })
    void isWhereItIsSaidToBe(String text, String path, String question, boolean there) {
        String body = "{\"question\": \"" + question + "\"}";
        assertEquals(there, MikroTikTrouble.parse(text).isAt(new MikroTikRequest("POST", path, "", body)));
    }

    @Test
    void theFirstThatIsThereCounts() {
        List<MikroTikTrouble> troubles =
                List.of(MikroTikTrouble.parse("slow@clientes"), MikroTikTrouble.parse("html@clientes"));
        MikroTikBehaviour behaviour = new MikroTikBehaviour(Duration.ofSeconds(1), troubles, Map.of());
        MikroTikRequest request = new MikroTikRequest("POST", "/query", "", "{\"question\": \"¿Hay clientes?\"}");
        assertEquals(MikroTikFault.SLOW, behaviour.faultAt(request));
        assertEquals(Duration.ofSeconds(9), behaviour.delayOf(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "DROP", "500", "drop @x"})
    void saysWhatThereIs(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> MikroTikTrouble.parse(text))
                .getMessage();
        assertEquals(
                "fault: " + text.split("@", 2)[0]
                        + " (expected: one of [slow, status-500, html, bad-json, decline, hang-in-body, drop],"
                        + " perhaps with @/health or @WORDS of a question)",
                message);
    }
}
