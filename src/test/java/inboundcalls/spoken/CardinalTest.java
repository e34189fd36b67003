package inboundcalls.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CardinalTest {
    private static final List<String> UNITS = List.of(
            "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince".split(" "));
    private static final List<String> TEENS = List.of("dieciséis diecisiete dieciocho diecinueve".split(" "));
    private static final List<String> TWENTIES = List.of(
            "veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
                    .split(" "));
    private static final List<String> TENS =
            List.of("treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" "));
    private static final List<String> HUNDREDS = List.of(
            "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
                    .split(" "));

    @Test
    void isUnderstoodAsTheNumberThatItWas() {
        for (int number = 0; number < 20_000; number++) {
            assertUnderstood(number);
        }
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            assertUnderstood(random.nextInt((int) Math.pow(10, 1 + random.nextInt(9))));
        }
        for (int power = 10; power <= 100_000_000; power *= 10) {
            for (int digit = 1; digit < 10; digit++) {
                assertUnderstood(digit * power - 1);
                assertUnderstood(digit * power);
                assertUnderstood(digit * power + 1);
            }
        }
        assertUnderstood(999_999_999);
    }

    @ParameterizedTest
    @CsvSource({
        "0, cero, cero, cero",
        "1, uno, un, una",
        "16, dieciséis, dieciséis, dieciséis",
        "21, veintiuno, veintiún, veintiuna",
        "31, treinta y uno, treinta y un, treinta y una",
        "100, cien, cien, cien",
        "101, ciento uno, ciento un, ciento una",
        "555, quinientos cincuenta y cinco, quinientos cincuenta y cinco, quinientas cincuenta y cinco",
        "1000, mil, mil, mil",
        "1001, mil uno, mil un, mil una",
        "21021, veintiún mil veintiuno, veintiún mil veintiún, veintiuna mil veintiuna",
        "200000, doscientos mil, doscientos mil, doscientas mil",
        "1000000, un millón, un millón, un millón",
        "201201201, doscientos un millones doscientos un mil doscientos uno, doscientos un millones doscientos un mil doscientos un,"
                + " doscientos un millones doscientas una mil doscientas una",
        "1000000000, mil millones, mil millones, mil millones",
        "2000000000001, dos billones uno, dos billones un, dos billones una"
    })
    void agreesWithItsNoun(long number, String alone, String masculine, String feminine) {
        assertEquals(alone, Cardinal.of(number, Form.ALONE));
        assertEquals(masculine, Cardinal.of(number, Form.MASCULINE));
        assertEquals(feminine, Cardinal.of(number, Form.FEMININE));
    }

    private static void assertUnderstood(int number) {
        for (Form form : Form.values()) {
            String words = Cardinal.of(number, form);
            assertEquals(number, understood(words), words);
        }
    }

    /** Adds up what the words are worth, as a listener does; knows nothing of how they were put together. */
    private static long understood(String words) {
        long total = 0;
        long part = 0;
        for (String word : words.split(" ", -1)) {
            if (word.startsWith("mill")) {
                total += part * 1_000_000;
                part = 0;
            } else if (word.equals("mil")) {
                part = part == 0 ? 1_000 : part * 1_000;
                total += part;
                part = 0;
            } else if (!word.equals("y")) {
                part += worth(masculine(word));
            }
        }
        return total + part;
    }

    private static String masculine(String word) {
        return word.replaceFirst("(?<=ient)as$", "os")
                .replaceFirst("^un[oa]$", "un")
                .replaceFirst("^veintiun[oa]$", "veintiún");
    }

    private static int worth(String word) {
        if (word.equals("cien")) {
            return 100;
        }
        return Arrays.asList(
                        index(UNITS, word, 0, 1),
                        index(TEENS, word, 16, 1),
                        index(TWENTIES, word, 20, 1),
                        index(TENS, word, 30, 10),
                        index(HUNDREDS, word, 100, 100))
                .stream()
                .filter(value -> value >= 0)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no number: " + word));
    }

    private static int index(List<String> words, String word, int first, int step) {
        int index = words.indexOf(word);
        return index < 0 ? -1 : first + index * step;
    }
}
