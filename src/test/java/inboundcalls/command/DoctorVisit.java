package inboundcalls.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.server.FreePort;
import inboundcalls.simulation.SimulatedMikroTikApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command with settings of its own and a MikroTik API that is well. */
final class DoctorVisit implements AutoCloseable {
    static final String KEY = "sk-hush-5550100";

    private final SimulatedMikroTikApi mikrotik = SimulatedMikroTikApi.start(0);
    private final int phonePort = FreePort.find();
    private final Path directory;
    private final Map<String, String> settings = new TreeMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int status = -1;

    DoctorVisit(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("env"), "");
        with("audiosocket.port", phonePort);
        with("admin.port", 0);
        with("realtime.connect-timeout", "1 s");
        with("realtime.api-key", KEY);
        with("mikrotik.url", mikrotik.url());
    }

    int phonePort() {
        return phonePort;
    }

    SimulatedMikroTikApi mikrotik() {
        return mikrotik;
    }

    DoctorVisit with(String setting, Object value) {
        settings.put(setting, "\"" + value + "\"");
        return this;
    }

    DoctorVisit withProvider(URI url) {
        return with("realtime.url", url);
    }

    Path file() {
        return directory.resolve("doctor.conf");
    }

    /** Its exit status is kept; nothing goes to the other output, and no secret to this one. */
    DoctorVisit examine(String... more) throws IOException {
        List<String> text = new ArrayList<>();
        settings.forEach((setting, value) -> text.add("inbound-calls." + setting + " = " + value));
        if (!Files.exists(file())) {
            Files.createFile(file());
        }
        Files.write(file(), text);
        List<String> words = new ArrayList<>(List.of("doctor", "--config", file().toString()));
        words.addAll(List.of("--env-file", directory.resolve("env").toString()));
        words.addAll(List.of(more));
        status = Root.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        assertEquals("", err.toString());
        assertEquals(-1, out.toString().indexOf("hush"), out::toString);
        return this;
    }

    int status() {
        return status;
    }

    List<String> lines() {
        return out.toString().lines().toList();
    }

    /** The line of the check of that name. */
    String line(String check) {
        return lines().stream()
                .filter(line -> line.startsWith(check + ": ", 2))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " in:\n" + out));
    }

    @Override
    public void close() {
        mikrotik.close();
    }
}
