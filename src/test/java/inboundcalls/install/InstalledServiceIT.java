package inboundcalls.install;

import static inboundcalls.install.InstallStage.KEY;
import static inboundcalls.install.InstallStage.RECORDINGS;
import static inboundcalls.install.TrialMachine.JAR;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.install.TrialMachine.Run;
import inboundcalls.simulation.CallEnd.Kind;
import inboundcalls.simulation.SyntheticCaller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an installed service: installed, called, started again under a call, upgraded under one, removed under one. */
class InstalledServiceIT {
    private static final String OWN_SETTING = "inbound-calls.call.max-calls = 7\n";
    /** What operators of the Python service type, after {@code journalctl -u openai-inbound-calls -f}. */
    private static final String GREP = ".*(Function|🔧|⚙️|📤).*";

    @TempDir
    private Path directory;

    private InstallStage stage;
    private TrialMachine machine;

    @BeforeEach
    void start() throws IOException {
        stage = new InstallStage(directory);
        machine = stage.machine();
    }

    @AfterEach
    void stop() throws IOException {
        stage.close();
    }

    @Test
    void takesCallsFromTheInstallationToTheEnd() throws Exception {
        installForTheFirstTime();
        SyntheticCaller first = askTheNetwork(machine.awaitServer(1));
        machine.systemctl("restart");
        assertIsHandedBack(first);
        assertTrue(Files.readString(machine.unit()).contains("SuccessExitStatus=" + machine.exitStatus()));
        SyntheticCaller second = stage.dial(machine.awaitServer(2));
        upgrade();
        assertIsHandedBack(second);
        SyntheticCaller third = stage.dial(machine.awaitServer(3));
        installTheSameAgain();
        uninstall();
        assertIsHandedBack(third);
        assertJournalIsTheLogFileWithPriorities();
        assertCallsAreRecorded();
        assertEquals(0, machine.install("--uninstall", "--purge").status());
        assertFalse(Files.exists(machine.home("")));
    }

    private void installForTheFirstTime() throws IOException, InterruptedException {
        Run run = machine.install();
        assertEquals(0, run.status(), run.said());
        assertFalse(run.said().contains(KEY), run.said());
        assertEquals(
                List.of("daemon-reload", "enable openai-inbound-calls", "start openai-inbound-calls"),
                machine.newCalls());
        assertPrivate(machine.home(".env"));
        assertPrivate(machine.home("conf/application.conf"));
        String unit = Files.readString(machine.unit());
        String written = Stream.of("var/log/asterisk", "var/log/calls", "var/log/calls/audio")
                .map(machine::file)
                .map(directory -> "-" + directory)
                .collect(Collectors.joining(" "));
        assertTrue(unit.contains("ReadWritePaths=" + written + "\n"), unit);
    }

    /** When the greeting is over, and again where a busy machine spoilt the sound, until the function's lines are in the journal. */
    private SyntheticCaller askTheNetwork(InetSocketAddress server) {
        SyntheticCaller caller = stage.dial(server);
        await().atMost(90, SECONDS)
                .pollDelay(6, SECONDS)
                .pollInterval(12, SECONDS)
                .until(() -> {
                    if (functionLines() < 3) {
                        caller.say(
                                RECORDINGS.question("pregunta-clientes-router").sound());
                    }
                    return functionLines() >= 3;
                });
        assertTrue(stage.mikrotik().requests() > 0);
        return caller;
    }

    private long functionLines() throws IOException {
        return machine.journal().stream().filter(line -> line.matches(GREP)).count();
    }

    private void upgrade() throws IOException, InterruptedException {
        Path settings = machine.home("conf/application.conf");
        Files.writeString(settings, OWN_SETTING);
        String env = Files.readString(machine.home(".env"));
        Object jar = machine.inode(JAR);
        machine.newCalls();
        Run run = machine.install("--jar", stage.newVersion().toString());
        assertEquals(0, run.status(), run.said());
        assertEquals(
                List.of("daemon-reload", "enable openai-inbound-calls", "restart openai-inbound-calls"),
                machine.newCalls());
        assertNotEquals(jar, machine.inode(JAR));
        assertEquals(OWN_SETTING, Files.readString(settings));
        assertEquals(env, Files.readString(machine.home(".env")));
    }

    private void installTheSameAgain() throws IOException, InterruptedException {
        String pid = machine.pid();
        Run run = machine.install("--jar", stage.newVersion().toString());
        assertEquals(0, run.status(), run.said());
        assertEquals(List.of("daemon-reload", "enable openai-inbound-calls"), machine.newCalls());
        assertEquals(pid, machine.pid());
    }

    private void uninstall() throws IOException, InterruptedException {
        Run run = machine.install("--uninstall");
        assertEquals(0, run.status(), run.said());
        assertEquals(
                List.of(
                        "stop openai-inbound-calls",
                        "disable openai-inbound-calls",
                        "reset-failed openai-inbound-calls",
                        "daemon-reload"),
                machine.newCalls());
        assertFalse(Files.exists(machine.unit()));
        assertFalse(Files.exists(machine.home("scripts")));
        assertEquals(OWN_SETTING, Files.readString(machine.home("conf/application.conf")));
    }

    /** By 0x00, so that the dialplan goes on with it. */
    private static void assertIsHandedBack(SyntheticCaller caller) throws Exception {
        assertEquals(Kind.SERVER_HUNG_UP, caller.ended().get(20, SECONDS).kind());
    }

    private void assertJournalIsTheLogFileWithPriorities() throws IOException {
        List<String> journal = machine.journal();
        journal.forEach(line -> assertTrue(line.matches("<[46]>\\d{4}-.*"), line));
        assertEquals(
                journal.stream().map(line -> line.substring("<6>".length())).toList(),
                Files.readAllLines(machine.file("var/log/asterisk/inbound_openai.log")));
    }

    private void assertCallsAreRecorded() throws IOException {
        assertEquals(
                3, Files.readAllLines(machine.file("var/log/calls/calls.jsonl")).size());
        try (Stream<Path> files = Files.list(machine.file("var/log/calls/audio"))) {
            assertEquals(
                    3, files.filter(file -> file.toString().endsWith(".wav")).count());
        }
    }

    private static void assertPrivate(Path file) throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
