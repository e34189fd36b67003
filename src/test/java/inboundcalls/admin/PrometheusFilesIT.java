package inboundcalls.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files for Prometheus and Grafana ask for what {@code /metrics} has, in expressions that Prometheus can read. What needs promtool is skipped
 * where there is none, unless {@code CI} is set.
 */
final class PrometheusFilesIT {
    private static final Path ALERTS = Path.of("conf/prometheus/alerts.yml");
    private static final Path DASHBOARD = Path.of("conf/grafana/openai-inbound-calls.json");
    private static final Pattern OURS = Pattern.compile("\\b(?:inbound_calls|jvm|process)_[a-z_]+");
    /** What Grafana puts in for the reader. */
    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z]+");

    @TempDir
    private static Path directory;

    private static String metrics;

    @BeforeAll
    static void scrape() throws Exception {
        try (AdminBench bench = AdminBench.open()) {
            bench.live();
            metrics = bench.get("/metrics").body();
        }
    }

    @Test
    void alertsAskForWhatThereIs() throws IOException {
        assertKnown(Files.readString(ALERTS));
    }

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        List<String> expressions = expressions();
        assertTrue(expressions.size() > 15, expressions::toString);
        expressions.forEach(PrometheusFilesIT::assertKnown);
        assertKnown(Files.readString(DASHBOARD));
    }

    @Test
    void promtoolHasNothingAgainstTheMetrics() throws Exception {
        assertEquals("", promtool(Files.writeString(directory.resolve("metrics"), metrics), "check", "metrics"));
    }

    @Test
    void promtoolHasNothingAgainstTheAlerts() throws Exception {
        String told = promtool(Path.of("/dev/null"), "check", "rules", ALERTS.toString());
        assertTrue(told.contains("SUCCESS"), told);
    }

    @Test
    void promtoolReadsEveryExpressionOfTheDashboard() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        int number = 0;
        for (String expression : expressions()) {
            String rule = new Gson().toJson(VARIABLE.matcher(expression).replaceAll("x")); // JSON is YAML
            rules.append("      - record: panel:")
                    .append(number++)
                    .append("\n        expr: ")
                    .append(rule)
                    .append('\n');
        }
        Path file = Files.writeString(directory.resolve("dashboard.yml"), rules);
        String told = promtool(Path.of("/dev/null"), "check", "rules", file.toString());
        assertTrue(told.contains(number + " rules found"), told);
    }

    private static void assertKnown(String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher matcher = OURS.matcher(text);
        while (matcher.find()) {
            if (!Pattern.compile("(?m)^" + matcher.group() + "[{ ]")
                    .matcher(metrics)
                    .find()) {
                unknown.add(matcher.group());
            }
        }
        assertEquals(Set.of(), unknown, metrics);
    }

    private static List<String> expressions() throws IOException {
        List<String> found = new ArrayList<>();
        JsonObject dashboard =
                JsonParser.parseString(Files.readString(DASHBOARD)).getAsJsonObject();
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            if (panel.getAsJsonObject().has("targets")) {
                panel.getAsJsonObject()
                        .getAsJsonArray("targets")
                        .forEach(target ->
                                found.add(target.getAsJsonObject().get("expr").getAsString()));
            }
        }
        return found;
    }

    /** What it says; it must end well. */
    private static String promtool(Path input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(path()));
        command.addAll(List.of(arguments));
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(said, UTF_8);
        assertTrue(ended && process.exitValue() == 0, text);
        return text;
    }

    private static String path() {
        String missing = "SKIPPED: promtool (Debian's package prometheus) is not there";
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> {
                    if (System.getenv("CI") != null) {
                        return fail(missing);
                    }
                    Assumptions.abort(missing);
                    return "";
                });
    }
}
