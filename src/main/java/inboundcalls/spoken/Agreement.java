package inboundcalls.spoken;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which form a number takes among its neighbours. It agrees with the word behind it when that may be its noun (or the noun's adjective): for
 * one, any word but those that join or tell; for other numbers, a word in the plural ({@code -s}) or in capitals ({@code VLAN}). It stands
 * alone otherwise, and behind a noun that it numbers ({@code router 21}). A word is feminine by its ending, or because it is listed here.
 */
final class Agreement {
    private static final Set<String> NUMBERED = words("""
            router interfaz puerto vlan nodo torre sector antena canal cola sede zona piso calle código error estado número versión página \
            slot nivel paso línea radio enlace switch cliente grupo""");
    private static final Set<String> NO_NOUNS = words("""
            a al ante antes así aunque como con contra cuando de del desde después disponible disponibles donde durante e en entonces entre es está están estaba \
            estaban están fue fueron ha han hacia hasta hay la las le les libre libres lo los mas más menos mientras ni no o para pero por porque que se \
            según si sin sobre solo son su sus también tampoco tiene tienen tras tres u un una uno y ya""");
    private static final Set<String> FEMININE = words("""
            api apis base bases calle calles clase clases clave claves cpu cpus fase fases fuente fuentes imagen imágenes interfaces interfaz \
            ip ips lan lans llave llaves luces luz mac macs noche noches olt olts ont onts onu onus parte partes red redes sede sedes señal \
            señales subred subredes tarde tardes torre torres url urls veces vez vlan vlans vpn vpns wan wans""");
    private static final Pattern FEMININE_ENDING =
            Pattern.compile(".*(?:as?|[cgstx]ión|[cgstx]iones|dad|dades|tud|tudes|umbres?)");
    private static final Pattern MASCULINE = Pattern.compile(
            "(?:día|mapa|planeta|sistema|problema|programa|tema|esquema|diagrama|idioma|mega|giga|tera)s?");
    /** Feminine, but for {@code un} before the stressed {@code a}. */
    private static final Set<String> STRESSED_A = words("agua ala área aula");

    private Agreement() {}

    /** @param before the word before the number, empty for none, as is {@code after} */
    static Form of(long number, String before, String after) {
        if (NUMBERED.contains(lower(before)) || !isNoun(number, after)) {
            return Form.ALONE;
        }
        boolean masculine = number == 1 && STRESSED_A.contains(lower(after));
        return !masculine && isFeminine(lower(after)) ? Form.FEMININE : Form.MASCULINE;
    }

    private static boolean isNoun(long number, String word) {
        if (word.isEmpty() || NO_NOUNS.contains(lower(word))) {
            return false;
        }
        boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return number == 1 || capitals || lower(word).endsWith("s");
    }

    private static boolean isFeminine(String word) {
        return FEMININE.contains(word)
                || (FEMININE_ENDING.matcher(word).matches()
                        && !MASCULINE.matcher(word).matches());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split(" +")));
    }
}
