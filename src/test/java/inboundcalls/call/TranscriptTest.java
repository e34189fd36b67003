package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.tool.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    private final Transcript transcript = new Transcript(() -> 0, false);

    @Test
    void tellsWhoSaidWhatInTheOrderInWhichItBegan() {
        transcript.onModelWords("item_1", "Buenos ");
        transcript.onModelWords("item_1", "días.");
        transcript.onCallerTurn("item_2");
        transcript.onFunctionResult(
                new ToolCall("call_1", "consultar_mikrotik", "{\"pregunta\":\"¿Cuántos?\"}"), "Hay dos.");
        transcript.onModelWords("item_3", "Hay\ndos.");
        transcript.onCallerWords("item_2", "¿Cuántos clientes hay? ");
        assertEquals("""
                Asistente: Buenos días.
                Llamante: ¿Cuántos clientes hay?
                Función consultar_mikrotik{"pregunta":"¿Cuántos?"}: Hay dos.
                Asistente: Hay dos.""", transcript.toString());
    }

    @Test
    void tellsWhereTheCallerInterrupted() {
        transcript.onModelWords("item_1", "En el router");
        transcript.onCut("item_1");
        transcript.onCut("item_of_nobody");
        assertEquals("Asistente: En el router… (interrumpido)", transcript.toString());
    }

    @Test
    void saysNothingOfTurnsWithoutWords() {
        transcript.onCallerTurn("item_1");
        transcript.onCallerWords("item_2", " ");
        assertTrue(transcript.isEmpty());
        assertEquals("", transcript.toString());
    }

    @Test
    void keepsTheBeginningOfLongArguments() {
        transcript.onFunctionResult(new ToolCall("call_1", "f", "a".repeat(60_000)), "b".repeat(60_000));
        assertEquals("Función f: ".length() + 4_000, transcript.toString().length());
    }

    @Test
    void keepsTheNewestTurnsAndTheBeginningOfALongOne() {
        for (int i = 1; i <= 100; i++) {
            transcript.onCallerWords("item_" + i, "turn " + i + "x".repeat(3_000));
        }
        List<String> lines = transcript.toString().lines().toList();
        assertEquals(60, lines.size());
        assertTrue(lines.get(0).startsWith("Llamante: turn 41x"), lines.get(0));
        assertEquals("Llamante: ".length() + 2_000, lines.get(59).length());
        assertFalse(transcript.isEmpty());
    }
}
