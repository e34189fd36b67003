package inboundcalls.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However long and strange a text is, what comes of it is short, and soon. */
final class BoundsTest {
    private static final String END = " La respuesta es más larga; esto es solo el principio.";

    @Test
    void cutsAtTheEndOfASentenceAndSaysSo() {
        String text = "El router está bien. ".repeat(20).strip();
        assertEquals("El router está bien. ".repeat(7).strip() + END, new SpokenText(true, 200).of(text));
        assertEquals(text, new SpokenText(true, text.length()).of(text));
    }

    @Test
    void cutsAtAWordWhereASentenceHasNoEnd() {
        assertEquals("palabra ".repeat(17) + "palabra…" + END, new SpokenText(true, 200).of("palabra ".repeat(100)));
        assertEquals(200, new SpokenText(true, 200).of("x".repeat(1_000)).length());
    }

    @Test
    void cutsNoCharacterInTwo() {
        String cut = new SpokenText(false, 201).of("😀".repeat(1_000));
        assertTrue(cut.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE), cut);
    }

    @Test
    void boundsTheWordsNotTheDigits() {
        String said = new SpokenText(true, 200).of("777777 ".repeat(25));
        assertTrue(
                said.length() <= 200 && said.startsWith("setecientos setenta y siete mil") && said.endsWith(END), said);
    }

    @Test
    void leavesATextAsItCameWhenToldSo() {
        assertEquals(
                "**221** clientes\n10.0.0.1", new SpokenText(false, 200).of(" **221**\u0007clientes\r\n10.0.0.1\n"));
    }

    @Test
    void hasNothingToSayOfOrnaments() {
        assertEquals("", new SpokenText(true, 200).of("<br> ✅ **\n---\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>",
                "<!--",
                "<a",
                "[a](",
                "*a ",
                "a_b",
                "a-1_",
                "1.2.3.",
                "1,",
                "1 ",
                "1:",
                "a:",
                "aa:bb:",
                "1d",
                "| a ",
                "- a\n",
                "    "
            })
    void staysQuickWhateverComes(String piece) {
        String text = piece.repeat(64 * 1024 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new SpokenText(true, 20_000).of(text));
    }

    @Test
    void takesAnything() {
        Random random = new Random(1);
        String alphabet = "0123456789.,:;/-+%°ºª aAbBfFx*_`#|<>&[]()\n\téñ😀ñMbpsGk";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(40), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            new SpokenText(true, 1_000).of(text.toString());
        }
    }
}
