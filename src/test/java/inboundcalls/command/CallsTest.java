package inboundcalls.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.call.EndReason;
import inboundcalls.config.Records;
import inboundcalls.record.RecordWriter;
import inboundcalls.record.SomeRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void record() {
        file = directory.resolve("calls.jsonl");
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        RecordWriter writer = new RecordWriter(new Records(file, 30, true), timer);
        writer.add(SomeRecord.of(FIRST, "5550111", EndReason.CALLER_HUNG_UP, "2026-11-22T10:00:00-06:00"));
        writer.add(SomeRecord.of(SECOND, "5550122", EndReason.MODEL_LOST, "2026-11-23T10:00:00-06:00"));
        writer.close(20_000);
        timer.shutdownNow();
    }

    @Test
    void listsTheNewestLast() {
        assertEquals(0, execute("--file", file.toString()));
        List<String> lines = lines();
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(0).endsWith("  1:05.5  " + FIRST + "  Ana 5550111 → 5550100  1 func.  el llamante colgó"),
                lines.get(0));
        assertTrue(lines.get(1).contains(SECOND.toString()));
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "--caller=0111, 1",
        "--caller=5550122, 2",
        "--caller=555, 0",
        "--reason=MODEL_LOST, 2",
        "--reason=FAULT, 0",
        "--tool=consultar_mikrotik, 12",
        "--tool=hora_actual, 0",
        "--since=2026-11-23T00:00-06:00, 2",
        "--since=2026-11-21, 12",
        "--until=2026-11-23T10:00-06:00, 1",
        "--until=2026-11-24, 12",
        "--until=2026-11-20, 0"
    })
    void listsThoseThatAreAskedFor(String filter, String found) {
        assertEquals(0, execute("--file", file.toString(), "--json", filter));
        StringBuilder ids = new StringBuilder();
        lines().forEach(line -> ids.append(line.charAt(line.indexOf("uuid") + 42)));
        assertEquals(found.equals("0") ? "" : found, ids.toString());
    }

    @Test
    void passesTheRecordsThroughAsTheyAre() throws IOException {
        assertEquals(0, execute("--file", file.toString(), "--json"));
        assertEquals(Files.readString(file), out.toString());
    }

    @Test
    void tellsOfALineThatIsBroken() throws IOException {
        Files.writeString(file, "{\"version\":1,\"uu\n", StandardOpenOption.APPEND);
        assertEquals(0, execute("--file", file.toString()));
        assertEquals(2, lines().size());
        assertEquals(file + ":3: not a whole record\n", err.toString());
    }

    @Test
    void showsWhatHappenedInOneCall() {
        assertEquals(0, execute("--file", file.toString(), "show", FIRST.toString()));
        List<String> lines = lines();
        assertEquals("Llamada    " + FIRST, lines.get(0));
        assertEquals("Llamante   Ana 5550111 → 5550100 (perfil soporte)", lines.get(1));
        assertEquals("Terminó    el llamante colgó [CALLER_HUNG_UP]", lines.get(3));
        assertEquals("Grabación  /var/log/asterisk/audio/one.wav", lines.get(6));
        assertEquals(
                List.of(
                        "  0:00.4  Asistente  (1.2 s) Buenos días.",
                        "  0:04.0  Llamante   ¿Cuántos\\u2028clientes \"hay\"?",
                        "  0:04.1  Función    consultar_mikrotik {\"pregunta\":\"¿Cuántos clientes hay?\"}",
                        "  0:06.6  Resultado  success en 2.5 s: Hay 221.",
                        "  0:07.0  Asistente  (0.9 s, tras 3.1 s con consulta, interrumpido) Hay 221.",
                        "  0:09.0  Teclado    12",
                        "  0:09.9  Llamante"),
                lines.subList(8, 15).stream().map(String::stripTrailing).toList());
    }

    @Test
    void hasNothingToShowOfACallThatItDoesNotKnow() {
        assertEquals(1, execute("show", "--file", file.toString(), new UUID(0, 3).toString()));
        assertEquals("error: no record of the call " + new UUID(0, 3) + "\n", err.toString());
    }

    @Test
    void findsTheFileThatIsConfigured() throws IOException {
        Path config = Files.writeString(directory.resolve("a.conf"), "inbound-calls.records.file = \"" + file + "\"");
        assertEquals(0, execute("--config", config.toString()), err::toString);
        assertEquals(2, lines().size());
        assertEquals(0, execute("--config", config.toString(), "show", SECOND.toString()), err::toString);
    }

    @Test
    void saysWhyThereIsNothing() throws IOException {
        Path config = Files.writeString(directory.resolve("a.conf"), "inbound-calls { }");
        assertEquals(2, execute("--config", config.toString()));
        assertTrue(err.toString().startsWith("error: calls are not recorded (set CALLS_FILE_PATH"), err::toString);
        assertEquals(1, execute("--file", directory.resolve("none.jsonl").toString()));
        assertEquals(2, execute("--file", file.toString(), "--since=yesterday"));
        assertEquals(2, execute("--file", file.toString(), "--reason=BORED"));
    }

    @Test
    void followsUntilItIsInterrupted() throws Exception {
        Thread command = new Thread(() -> execute("--file", file.toString(), "--json", "--follow", "--caller=0122"));
        command.start();
        await().atMost(20, SECONDS).until(() -> lines().size() == 1);
        List<String> records = Files.readAllLines(file);
        Files.writeString(file, records.get(0) + "\n" + records.get(1) + "\n", StandardOpenOption.APPEND);
        await().atMost(20, SECONDS).until(() -> lines().size() == 2);
        command.interrupt();
        command.join(20_000);
        assertEquals(records.get(1) + "\n" + records.get(1) + "\n", out.toString());
    }

    private int execute(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "calls";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Root.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
