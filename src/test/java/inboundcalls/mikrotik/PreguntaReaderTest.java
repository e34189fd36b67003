package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreguntaReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pregunta\": \"¿Qué routers hay?\"}",
                "{\"pregunta\": \"  ¿Qué routers hay?\\n\"}",
                "{\"otra\": 1, \"pregunta\": \"\\u00bfQu\\u00e9 routers hay?\"}",
                " { 'pregunta' : '¿Qué routers hay?' } "
            })
    void findsTheQuestion(String arguments) throws InvalidPregunta {
        assertEquals("¿Qué routers hay?", PreguntaReader.read(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | Falta el parámetro 'pregunta'.",
                "null | Falta el parámetro 'pregunta'.",
                "{} | Falta el parámetro 'pregunta'.",
                "{\"question\": \"hola\"} | Falta el parámetro 'pregunta'.",
                "{\"pregunta\": null} | Falta el parámetro 'pregunta'.",
                "{\"pregunta\": 5} | El parámetro 'pregunta' debe ser un texto.",
                "{\"pregunta\": [\"hola\"]} | El parámetro 'pregunta' debe ser un texto.",
                "{\"pregunta\": \" \\t\"} | El parámetro 'pregunta' está vacío.",
                "[\"hola\"] | Los argumentos deben ser un objeto JSON.",
                "hola | Los argumentos deben ser un objeto JSON.",
                "{\"pregunta\": \"ho | Los argumentos no son JSON válido.",
                "{\"pregunta\": \"a\"} b | Los argumentos no son JSON válido."
            })
    void saysWhatIsWrongAndWhatToSend(String arguments, String what) {
        InvalidPregunta invalid = assertThrows(InvalidPregunta.class, () -> PreguntaReader.read(arguments));
        assertEquals(
                what + " Llama otra vez con {\"pregunta\": \"¿…?\"}, la pregunta completa en español.",
                invalid.getMessage());
    }
}
