package inboundcalls.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            maxCharsPerColumn = 2_000,
            value = {
                "Hay **221** clientes en `ether1`, _todos_ *bien*. > Hay 221 clientes en ether1, todos bien.",
                "**Total:** 222 > Total: 222",
                "nombre_de_red 2*3 a_b* > nombre_de_red 2*3 a_b",
                "# Estado\\n\\nTodo bien > Estado. Todo bien",
                "- FIBRA\\n- CENTRO\\n* NORTE > FIBRA. CENTRO. NORTE",
                "1. ether1\\n2) ether2\\n• ether3 > ether1. ether2. ether3",
                "Ver [el panel](http://10.0.0.9/x) y http://10.0.0.9. > Ver el panel y 10.0.0.9.",
                "Hay 221 clientes\\nen el router. > Hay 221 clientes en el router.",
                "```\\nether1 up\\n``` > ether1 up",
                "Todo bien 👨‍👩‍👧 📶 y 1️⃣ más, 45 °C > Todo bien y 1 más, 45 °C",
                "ether1: ✅, ether2: ❌ > ether1: sí, ether2: no",
                "1\u202F234\u00A0clientes\u200B > 1234 clientes",
                "a\u0007b\u001B[31mc\td > a b [31mc d",
                "uno\\r\\nDos > uno. Dos",
                "ether1 ,ether2 . > ether1, ether2."
            })
    void bringsTextIntoSentences(String written, String plain) {
        assertEquals(plain, PlainText.of(written.replace("\\n", "\n").replace("\\r", "\r")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "<p>Hay <b>221</b> clientes.</p><p>Bien<br>S&iacute;</p> = Hay 221 clientes. Bien. Sí",
                "<ul><li>FIBRA<li>CENTRO</ul> = FIBRA. CENTRO",
                "a &lt; b &amp;&nbsp;c &#225;&#xE9; &iquest;qu&eacute;? &desconocido; = a < b & c áé ¿qué? &desconocido;",
                "<script>alert(1)</script>Hola<!-- <b> --> mundo<style>p{} = Hola mundo",
                "x < 5 y z > 3 = x < 5 y z > 3",
                "<table><tr><td>A</td><td>5</td></tr></table> = A, 5."
            })
    void takesHtmlOut(String written, String plain) {
        assertEquals(plain, PlainText.of(written));
    }

    @Test
    void readsTablesRowByRowWithTheColumnsNames() {
        assertEquals("Resumen: Router FIBRA, Clientes 221. Router CENTRO, Clientes 87. Nada más.", PlainText.of("""
                Resumen:
                | Router | Clientes |
                |:-------|---------:|
                | FIBRA  | 221      |
                | CENTRO | 87       |
                Nada más."""));
        assertEquals("Router FIBRA, IP 10.0.0.1.", PlainText.of("""
                +--------+----------+
                | Router | IP       |
                +--------+----------+
                | FIBRA  | 10.0.0.1 |
                +--------+----------+
                """));
        assertEquals("FIBRA, 221. CENTRO, 87.", PlainText.of("FIBRA | 221\nCENTRO | 87"));
    }

    @Test
    void keepsLinesWhereOnlyControlsAreTaken() {
        assertEquals("a b\n\tc\nd", PlainText.withoutControls("a\u0000b\n\tc\r\nd"));
    }
}
