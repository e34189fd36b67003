package inboundcalls.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table, row by row: each becomes a sentence that names the columns, if they have names. */
final class Table {
    private static final Pattern ROW = Pattern.compile("\\s*[|│┃].*|.*\\s[|│┃]\\s.*|\\s*\\+[-=+]+\\+\\s*");
    private static final Pattern RULER = Pattern.compile("[-=+:|│┃─━┼\\s]+");
    private static final Pattern OUTER = Pattern.compile("^\\s*[|│┃]|[|│┃]\\s*$");
    private static final Pattern BAR = Pattern.compile("\\s*[|│┃]\\s*");

    private final List<List<String>> rows = new ArrayList<>();
    private List<String> names = List.of();

    static boolean isRow(String line) {
        return ROW.matcher(line).matches();
    }

    /** The one row above a ruler has the columns' names. */
    void add(String line) {
        if (!RULER.matcher(line).matches()) {
            rows.add(List.of(BAR.split(OUTER.matcher(line).replaceAll("").strip(), -1)));
        } else if (rows.size() == 1 && names.isEmpty()) {
            names = rows.remove(0);
        }
    }

    void endTo(Sentences sentences) {
        for (List<String> row : rows) {
            sentences.end();
            sentences.add(sentence(row));
            sentences.end();
        }
        rows.clear();
        names = List.of();
    }

    private String sentence(List<String> row) {
        return IntStream.range(0, row.size())
                .filter(column -> !row.get(column).isBlank())
                .mapToObj(column -> name(column) + row.get(column))
                .collect(Collectors.joining(", "));
    }

    private String name(int column) {
        return column < names.size() && !names.get(column).isBlank() ? names.get(column) + " " : "";
    }
}
