package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How late anything is, is this machine's affair: nothing here depends on it. */
final class LoadTestIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void holdsCallsWithAServerOfItsOwnAndMeasuresBothEnds() throws IOException {
        Path file = directory.resolve("figures.json");
        Path config = directory.resolve("patient.conf");
        Files.writeString(config, "inbound-calls.realtime.connect-timeout = 30 s");
        String[] arguments = calls(5, "12", "--json", file.toString(), "--config", config.toString(), "--crowd", "2");
        assertEquals(0, execute(arguments), err::toString);
        assertTrue(out.toString().startsWith("5 and 2 calls for 12 s against 127.0.0.1:"), out::toString);
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals(7, json.getAsJsonObject("calls").get("up").getAsInt());
        assertEquals(0, json.getAsJsonObject("calls").get("dropped").getAsInt());
        for (String time : List.of("uplink", "first_frame", "pacing", "load_tool_clock", "idle_timer", "welcome")) {
            JsonObject quantiles = json.getAsJsonObject("times_ms").getAsJsonObject(time);
            assertTrue(
                    quantiles.get("count").getAsLong() > 0
                            && quantiles.get("max").getAsDouble() > 0,
                    json::toString);
        }
        assertEquals(0, json.getAsJsonObject("counts").get("refused_events").getAsInt());
        assertTrue(json.getAsJsonObject("server_process")
                        .get("cpu_ms_per_call_second")
                        .getAsDouble()
                > 0);
        assertTrue(json.getAsJsonObject("server_process").get("resident_mib").getAsDouble() > 20);
        assertTrue(json.getAsJsonObject("server_process")
                        .get("allocated_kib_per_call_second")
                        .getAsDouble()
                > 1);
        assertTrue(json.get("passed").getAsBoolean());
    }

    @Test
    void failsWhereALimitIsNotKeptAndPrintsNothingBesideTheJson() {
        assertEquals(1, execute(calls(2, "2", "--max-memory", "1", "--json", "-")));
        assertTrue(err.toString().contains("error: server's resident memory: "), err::toString);
        assertTrue(err.toString().contains(" MiB (limit: 1 MiB)"), err::toString);
        assertEquals(
                false,
                JsonParser.parseString(out.toString())
                        .getAsJsonObject()
                        .get("passed")
                        .getAsBoolean());
    }

    @Test
    void tellsHowManyFunctionsHang() throws IOException {
        Path file = directory.resolve("figures.json");
        execute(calls(1, "25", "--json", file.toString(), "--hanging-tools", "--asking", "100"));
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertTrue(json.getAsJsonObject("functions_awaited").get("most").getAsInt() > 0, json::toString);
    }

    @Test
    void tellsThatNoCallCameUp() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(1, execute(calls(2, "1", "--server", "127.0.0.1:" + port)));
        assertTrue(out.toString().contains("0 up, 2 failed, 0 dropped\n  2 × REFUSED: "), out::toString);
        assertTrue(err.toString().contains("error: calls failed or dropped: 2 (limit: 0)\n"), err::toString);
    }

    /** The first address is for documentation (RFC 5737): who connected to it would wait for ever. */
    @ParameterizedTest
    @CsvSource({
        "--server=192.0.2.1:9092, --server: 192.0.2.1:9092 is not loopback (expected: this machine's or --i-own-this-server)",
        "--server=0.0.0.0:9092, --server: 0.0.0.0:9092 is not loopback (expected: this machine's or --i-own-this-server)",
        "--server=localhost, --server: localhost (expected: HOST:PORT)",
        "--server=localhost:99999, --server: localhost:99999 (expected: HOST:PORT)",
        "--server-pid=1, --server-pid without --server",
        "--calls=0, --calls: 0 (expected: 1 to 4000)",
        "--duration=3601, --duration: 3601 (expected: 1 to 3600)",
        "--dtmf=101, --dtmf: 101 (expected: 0 to 100)"
    })
    void refusesWhatItMustNotOrCannotDo(String option, String message) {
        assertEquals(2, execute("load-test", option));
        assertEquals("error: " + message, err.toString().lines().findFirst().orElseThrow());
        assertEquals("", out.toString());
    }

    private static String[] calls(int calls, String seconds, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "load-test", "--calls", String.valueOf(calls), "--ramp", "1", "--warm-up", "5", "--duration", seconds));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private int execute(String... arguments) {
        return Root.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    }
}
