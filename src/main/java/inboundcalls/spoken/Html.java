package inboundcalls.spoken;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** HTML in a text: what ends a line becomes a line break, a cell of a table one with bars, the rest goes. */
final class Html {
    private static final Pattern HIDDEN =
            Pattern.compile("(?is)<(script|style)\\b.*?(?:</\\1\\s*>|$)|<!--.*?(?:-->|$)", Pattern.DOTALL);
    private static final Pattern LINE_END =
            Pattern.compile("(?i)</?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|title)\\b[^<>]*>");
    private static final Pattern CELL_END = Pattern.compile("(?i)</t[dh]\\s*>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX](\\p{XDigit}{1,6})|([A-Za-z]{2,8}));");
    private static final Map<String, String> ENTITIES = Stream.of("""
                    amp=& nbsp=\u00A0 lt=< gt=> quot=" apos=' deg=° iquest=¿ iexcl=¡ aacute=á eacute=é iacute=í oacute=ó uacute=ú uuml=ü ntilde=ñ Aacute=Á \
                    Eacute=É Iacute=Í Oacute=Ó Uacute=Ú Uuml=Ü Ntilde=Ñ ordm=º ordf=ª hellip=… ndash=– mdash=— laquo=« raquo=» bull=• micro=µ""".split(" "))
            .map(entity -> entity.split("=", 2))
            .collect(toUnmodifiableMap(entity -> entity[0], entity -> entity[1]));

    private Html() {}

    static String strip(String text) {
        String shown = HIDDEN.matcher(text).replaceAll(" ");
        String lines =
                CELL_END.matcher(LINE_END.matcher(shown).replaceAll("\n")).replaceAll(" | ");
        return ENTITY.matcher(TAG.matcher(lines).replaceAll(""))
                .replaceAll(match -> Matcher.quoteReplacement(entity(match)));
    }

    private static String entity(MatchResult match) {
        if (match.group(3) != null) {
            return ENTITIES.getOrDefault(match.group(3), match.group());
        }
        int code = match.group(1) == null ? Integer.parseInt(match.group(2), 16) : Integer.parseInt(match.group(1));
        return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
    }
}
