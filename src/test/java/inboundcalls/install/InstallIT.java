package inboundcalls.install;

import static inboundcalls.install.InstallStage.KEY;
import static inboundcalls.install.InstallStage.PYTHON_ENV;
import static inboundcalls.install.InstallStage.PYTHON_OWN;
import static inboundcalls.install.TrialMachine.JAR;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.install.TrialMachine.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/install.sh} does, and what it leaves alone. */
class InstallIT {
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
    void takesTheKnownSettingsOfThePythonService() throws Exception {
        Run run = machine.install();
        assertTrue(run.said().contains("taken over: AUDIOSOCKET_PORT "), run.said());
        assertTrue(run.said().contains("left out: SECRET_OF_ANOTHER\n"), run.said());
        List<String> env = Files.readAllLines(machine.home(".env"));
        assertTrue(env.contains("OPENAI_API_KEY=\"" + KEY + "\""), env::toString);
        assertTrue(env.contains("MIKROTIK_API_URL=" + stage.mikrotik().url()), env::toString);
        assertTrue(env.contains("# OPENAI_VOICE=marin"), env::toString);
        assertTrue(env.stream().noneMatch(line -> line.contains("ANOTHER")), env::toString);
    }

    @Test
    void leavesAnotherServiceAloneUntilItIsAsked() throws Exception {
        String unit = stage.runPythonService();
        Map<String, String> before = machine.files();
        Run refused = machine.install();
        assertEquals(1, refused.status(), refused.said());
        assertTrue(refused.said().contains("--replace-python"), refused.said());
        assertEquals(before, machine.files());
        assertEquals(List.of(), machine.newCalls());
        assertEquals(unit, Files.readString(machine.unit()));
    }

    @Test
    void bringsTheOtherServiceBackAsItWas() throws Exception {
        String unit = stage.runPythonService();
        Map<String, String> before = machine.files();
        Run replaced = machine.install("--replace-python");
        assertEquals(0, replaced.status(), replaced.said());
        machine.awaitServer(1);
        assertFalse(Files.exists(machine.file(PYTHON_OWN)));
        assertEquals(1, machine.install("--uninstall", "--purge").status());
        machine.newCalls();

        Run back = machine.install("--rollback");
        assertEquals(0, back.status(), back.said());
        assertEquals(unit, Files.readString(machine.unit()));
        assertTrue(machine.files().entrySet().containsAll(before.entrySet()));
        List<String> calls = machine.newCalls();
        assertEquals(
                List.of("daemon-reload", "enable openai-inbound-calls", "start openai-inbound-calls"),
                calls.subList(calls.size() - 3, calls.size()));
        await().atMost(20, SECONDS)
                .until(() -> machine.journal().stream().filter("python"::equals).count() == 2);
    }

    @Test
    void saysWhatItWouldDoAndDoesNothing() throws Exception {
        Map<String, String> before = machine.files();
        Run run = machine.install("--dry-run");
        assertEquals(0, run.status(), run.said());
        assertTrue(run.said().contains("  - Put the program into " + machine.home("")), run.said());
        assertFalse(run.said().contains(KEY), run.said());
        assertEquals(before, machine.files());
        assertEquals(List.of(), machine.newCalls());
    }

    @Test
    void leavesTheServiceAsItIsWhenTheNewOneRefusesTheSettings() throws Exception {
        assertEquals(0, machine.install().status());
        machine.awaitServer(1);
        machine.newCalls();
        String pid = machine.pid();
        Object jar = machine.inode(JAR);
        Files.writeString(machine.home("conf/application.conf"), "inbound-calls.call.max-calls = many\n");
        Run run = machine.install("--jar", stage.newVersion().toString());
        assertEquals(1, run.status(), run.said());
        assertTrue(run.said().contains("max-calls"), run.said());
        assertEquals(List.of(), machine.newCalls());
        assertEquals(pid, machine.pid());
        assertEquals(jar, machine.inode(JAR));
    }

    @Test
    void isNotStartedBeforeItHasAKey() throws Exception {
        Files.delete(machine.file(PYTHON_ENV));
        Run run = machine.install();
        assertEquals(0, run.status(), run.said());
        assertTrue(run.said().contains("Not started"), run.said());
        assertEquals(List.of("daemon-reload", "enable openai-inbound-calls"), machine.newCalls());
        assertEquals(List.of(), machine.journal());
    }

    @Test
    void tellsSystemdNothingOfWhatIsTriedBelowAPrefix() throws Exception {
        stage.runPythonService();
        for (String verb : List.of("--replace-python", "--rollback", "--replace-python", "--uninstall")) {
            Run run = machine.installWithoutSystemd(verb);
            assertEquals(0, run.status(), run.said());
            assertEquals(
                    verb.equals("--replace-python"),
                    run.said().contains("to start it: cd " + machine.home("") + " && scripts/run.sh"),
                    run.said());
        }
        assertEquals(List.of(), machine.newCalls());
        assertFalse(Files.exists(machine.unit()));
    }

    @Test
    void takesTheSettingsOfItsOwnFolderWhereThereAreNoOthers() throws Exception {
        Files.move(machine.file(PYTHON_ENV), machine.checkout(".env"));
        Run plan = machine.install("--dry-run");
        assertTrue(plan.said().contains("with the settings of " + machine.checkout(".env")), plan.said());
        Run run = machine.install();
        assertEquals(0, run.status(), run.said());
        machine.awaitServer(1);
        assertTrue(Files.readString(machine.home(".env")).contains(KEY));
    }

    /** As a warning of the server's tells operators to. */
    @Test
    void letsTheServiceWriteWhereChangedSettingsSay() throws Exception {
        assertEquals(0, machine.install().status());
        machine.awaitServer(1);
        machine.newCalls();
        Path log = machine.file("var/log/other/inbound.log");
        Path audio = machine.file("var/log/audio");
        Path env = machine.home(".env");
        Files.writeString(env, Files.readString(env).replaceAll("(?m)^(LOG_FILE_PATH|CALLS_AUDIO_DIR)=.*", ""));
        Files.writeString(
                machine.home("conf/application.conf"),
                "inbound-calls.log { file = \"" + log + "\" } # here\n"
                        + "inbound-calls.records { audio.directory = \"" + audio + "\" }\n"
                        + "// inbound-calls.records.file = /var/log/no/calls.jsonl\n");
        Run run = machine.installAgain();
        assertEquals(0, run.status(), run.said());
        assertEquals(
                List.of("daemon-reload", "enable openai-inbound-calls", "restart openai-inbound-calls"),
                machine.newCalls());
        machine.awaitServer(2);
        assertTrue(Files.readString(log).contains("Escuchando"));
        String written = "-" + machine.file("var/log/calls") + " -" + log.getParent() + " -" + audio;
        String unit = Files.readString(machine.unit());
        assertTrue(unit.contains("ReadWritePaths=" + written + "\n"), unit);
    }
}
