package inboundcalls.mikrotik;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.http.HttpAnswer;
import inboundcalls.mikrotik.MikroTikAnswer.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MikroTikAnswerReaderTest {
    @Test
    void givesTheApisWords() {
        MikroTikAnswer answer =
                query("{\"success\": true, \"response\": \" En el router FIBRA OPTICA hay 221 clientes activos. \"}");
        assertEquals(new MikroTikAnswer(Kind.ANSWERED, "En el router FIBRA OPTICA hay 221 clientes activos."), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>502 Bad Gateway</body></html>",
                "{\"success\": true, \"response\": \"cortada",
                "[]",
                "null",
                "true",
                "{}",
                "{\"response\": \"sin éxito\"}",
                "{\"success\": \"true\", \"response\": \"texto\"}",
                "{\"success\": 1, \"response\": \"texto\"}",
                "{\"success\": null, \"response\": \"texto\"}",
                "{\"success\": true, \"response\": {\"text\": \"x\"}}",
                "{\"success\": true, \"response\": 221}",
                "{\"success\": true, \"response\": \"x\"} y más"
            })
    void saysThatItCannotReadWhatIsNotAnAnswer(String body) {
        assertEquals(
                new MikroTikAnswer(
                        Kind.UNREADABLE, "El sistema de consultas dio una respuesta que no se pudo interpretar."),
                query(body));
    }

    @Test
    void cannotReadABodyThatIsNestedWithoutEnd() {
        assertEquals(Kind.UNREADABLE, query("{\"success\":".repeat(5_000)).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\": true}",
                "{\"success\": true, \"response\": null}",
                "{\"success\": true, \"response\": \"  \"}"
            })
    void saysThatNothingCameWhenTheResponseIsMissingOrBlank(String body) {
        assertEquals(
                new MikroTikAnswer(Kind.EMPTY, "El sistema de consultas no devolvió información para esa pregunta."),
                query(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\": false, \"response\": \"El router no contesta\"}",
                "{\"success\": false, \"error\": \"El router no contesta\"}",
                "{\"success\": false, \"response\": \"\", \"error\": \"El router no contesta\"}"
            })
    void passesOnWhyTheApiDeclined(String body) {
        assertEquals(
                new MikroTikAnswer(Kind.DECLINED, "El sistema de consultas no pudo responder: El router no contesta"),
                query(body));
    }

    @Test
    void boundsWhyTheApiDeclined() {
        MikroTikAnswer answer = query("{\"success\": false, \"error\": \"" + "é".repeat(501) + "\"}");
        assertEquals("El sistema de consultas no pudo responder: " + "é".repeat(500) + "…", answer.text());
    }

    @Test
    void hasWordsForAnApiThatDeclinesWithoutAny() {
        assertEquals(
                new MikroTikAnswer(Kind.DECLINED, "El sistema de consultas no pudo responder esa pregunta."),
                query("{\"success\": false, \"error\": {}}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 404, 500, 503})
    void namesAnyOtherStatus(int status) {
        MikroTikAnswer answer =
                MikroTikAnswerReader.query(new HttpAnswer(status, "{\"success\": true, \"response\": \"no cuenta\"}"));
        assertEquals(
                new MikroTikAnswer(
                        status < 500 ? Kind.STATUS : Kind.SERVER_ERROR,
                        "El sistema de consultas respondió con el error " + status
                                + ". Por favor, intenta de nuevo más tarde."),
                answer);
    }

    @Test
    void readsTheHealthOfTheApi() {
        assertEquals(
                new MikroTikAnswer(Kind.ANSWERED, "MikroTik API 1.0"),
                health("{\"status\":\"ok\",\"service\":\"MikroTik API\",\"version\":\"1.0\"}"));
        assertEquals(new MikroTikAnswer(Kind.ANSWERED, ""), health("{\"status\":\"ok\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"degraded\"}", "{}", "{\"status\":true}"})
    void takesOnlyOkForHealthy(String body) {
        assertEquals(Kind.DECLINED, health(body).kind());
    }

    @Test
    void takesAPageForNoHealth() {
        assertEquals(Kind.UNREADABLE, health("<html>ok</html>").kind());
        assertEquals(
                Kind.STATUS,
                MikroTikAnswerReader.health(new HttpAnswer(404, "")).kind());
    }

    private static MikroTikAnswer query(String body) {
        return MikroTikAnswerReader.query(new HttpAnswer(200, body));
    }

    private static MikroTikAnswer health(String body) {
        return MikroTikAnswerReader.health(new HttpAnswer(200, body));
    }
}
