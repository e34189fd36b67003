package inboundcalls.audio;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One direction of a line of the table.
 *
 * @param heldMillis how far its output was behind at the most; no number when it does not stream
 * @param ratios its time against the yardstick's, one of each round
 */
record QualityRow(Quality quality, double heldMillis, List<Double> ratios) {
    static final String HEAD = """
            | | SNR 1 kHz | SNR | SNR, quiet | image / alias | at the edge | ripple | −3 dB, Hz | latency, ms | time (spread) |
            |---|---|---|---|---|---|---|---|---|---|""";

    static String line(String name, QualityRow up, QualityRow down) {
        return "| " + name + " | "
                + String.join(
                        " | ",
                        cell("%.1f", up, down, row -> row.quality.snrAt1000()),
                        cell("%.1f", up, down, row -> row.quality.snr()),
                        cell("%.1f", up, down, row -> row.quality.quietSnr()),
                        cell("%.1f", up, down, row -> row.quality.leak()),
                        cell("%.1f", up, down, row -> row.quality.edgeLeak()),
                        cell("%.3f", up, down, row -> row.quality.ripple()),
                        cell("%.0f", up, down, row -> row.quality.bandHertz()),
                        cell("%.2f", up, down, row -> row.quality.delayMillis() + row.heldMillis),
                        up.times() + " / " + down.times())
                + " |";
    }

    private static String cell(String format, QualityRow up, QualityRow down, ToDoubleFunction<QualityRow> figure) {
        return text(format, figure.applyAsDouble(up)) + " / " + text(format, figure.applyAsDouble(down));
    }

    private static String text(String format, double figure) {
        return Double.isNaN(figure)
                ? "–"
                : String.format(Locale.ROOT, format, figure).replace('-', '−');
    }

    private String times() {
        List<Double> sorted = ratios.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "**%.2f** (%.2f–%.2f)",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
