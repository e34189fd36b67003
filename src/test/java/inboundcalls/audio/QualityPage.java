package inboundcalls.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page that shows the table, between two marks. */
final class QualityPage {
    private static final String START = "<!-- table: written by scripts/audio-quality.sh -->\n";
    private static final String END = "<!-- end of table -->\n";

    private QualityPage() {}

    static void write(Path page, List<String> lines) throws IOException {
        String text = Files.readString(page);
        int start = text.indexOf(START);
        int end = text.indexOf(END);
        if (start < 0 || end < start) {
            throw new IOException(page + ": no marks of a table");
        }
        String table = QualityRow.HEAD + "\n" + String.join("\n", lines) + "\n";
        Files.writeString(page, text.substring(0, start) + START + table + text.substring(end));
    }
}
