package inboundcalls.config;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private Workplace workplace;

    @BeforeEach
    void workIn(@TempDir Path directory) {
        workplace = new Workplace(directory);
    }

    @Test
    void needsNothingButTheKey() {
        Config config = workplace.load();
        assertEquals(
                URI.create("wss://api.openai.com/v1/realtime?model=gpt-realtime-2.1"),
                config.realtime().url());
        assertEquals("gpt-realtime-2.1", config.realtime().model());
        assertEquals(Optional.of(new Secret("key")), config.realtime().apiKey());
        assertEquals("marin", config.realtime().voice());
        assertEquals("es", config.realtime().language());
        assertEquals("gpt-transcribe", config.realtime().transcriptionModel());
        assertEquals(new Config.TurnDetection(0.5, 300, 500), config.realtime().turnDetection());
        assertEquals(new Config.BargeIn(ZERO, true, false), config.realtime().bargeIn());
        assertEquals(ofSeconds(5), config.realtime().connectTimeout());
        assertEquals(
                new Config.Call(
                        1000,
                        ofSeconds(120),
                        ofSeconds(10),
                        ofSeconds(10),
                        ofSeconds(3),
                        Optional.empty(),
                        Optional.empty(),
                        new Config.Limits(ofSeconds(15), ofMinutes(30), ofMinutes(1), 0, 12)),
                config.call());
        assertEquals(new Config.Tools(2, 256, 4, ofSeconds(40), List.of(), ZoneId.systemDefault()), config.tools());
        assertEquals(
                new Config.MikroTik(
                        true,
                        URI.create("http://10.0.0.9:5050"),
                        ofSeconds(15),
                        ofSeconds(5),
                        new Breaker(3, ofSeconds(30)),
                        new Config.Answers(true, 1500)),
                config.mikrotik());
        assertEquals(Optional.empty(), config.ari());
        assertEquals(Optional.empty(), config.logFile());
        assertEquals(new Admin("127.0.0.1", 8090, List.of(), Optional.empty()), config.admin());
    }

    @Test
    void leavesInterruptionsToTheProviderUntilToldOtherwise() {
        Config.BargeIn usual = workplace.load().realtime().bargeIn();
        assertTrue(usual.isLeftToProvider());
        assertEquals(ZERO, usual.certainSpeech());
        Config.BargeIn patient = bargeIn("min-speech = 250 ms");
        assertEquals(new Config.BargeIn(ofMillis(250), true, false), patient);
        assertEquals(ofMillis(250), patient.certainSpeech());
        assertEquals(ofSeconds(1), bargeIn("false-starts = on").certainSpeech());
        assertEquals(
                ofMillis(250), bargeIn("false-starts = on, min-speech = 250 ms").certainSpeech());
        Config.BargeIn polite = bargeIn("greeting-interruptible = no");
        assertTrue(!polite.isLeftToProvider() && !patient.isLeftToProvider());
        assertEquals(ZERO, polite.certainSpeech());
        assertEquals(
                "inbound-calls.realtime.barge-in.min-speech [conf/application.conf: 2]: \"6 s\""
                        + " (expected: a time from 0 s to 5 s, such as 0 s)",
                workplace.settings("realtime.barge-in.min-speech = 6 s").problem());
    }

    private Config.BargeIn bargeIn(String settings) {
        return workplace
                .settings("realtime.barge-in { " + settings + " }")
                .load()
                .realtime()
                .bargeIn();
    }

    @Test
    void listensOnLoopbackWithALoopForEachProcessor() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertEquals(
                new Config.AudioSocket(
                        "127.0.0.1",
                        9092,
                        AllowedNetworks.ownAddresses(),
                        AllowedNetworks.only(List.of()),
                        processors,
                        false,
                        new PeerLimits(ofSeconds(5), ofSeconds(5), ofSeconds(10), 2_000, 500, 500)),
                workplace.load().audioSocket());
    }

    @Test
    void takesTheUsersEnvFileAsItStands() {
        Config config = workplace.withoutKey().envFile("""
                # MikroTik API
                MIKROTIK_API_URL=http://10.0.0.9:5050
                ENABLE_MIKROTIK_TOOLS=true

                # Existentes (ya configuradas)
                ASTERISK_USERNAME=Asterisk
                ASTERISK_PASSWORD=...
                OPENAI_API_KEY=sk-proj-...
                ASTERISK_HOST=localhost
                ASTERISK_PORT=8088
                LOCAL_IP_ADDRESS=192.168.1.100
                LOG_FILE_PATH=/var/log/asterisk/inbound_openai.log
                """).load();
        assertTrue(config.mikrotik().enabled());
        assertEquals(URI.create("http://10.0.0.9:5050"), config.mikrotik().url());
        assertEquals(Optional.of(new Config.Ari("localhost", 8088, "Asterisk", new Secret("..."))), config.ari());
        assertEquals(Optional.of(new Secret("sk-proj-...")), config.realtime().apiKey());
        assertEquals("192.168.1.100", config.audioSocket().address());
        assertEquals(Optional.of(Path.of("/var/log/asterisk/inbound_openai.log")), config.logFile());
    }

    @Test
    void takesTheEnvironmentBeforeEnvFileBeforeFileBeforeDefault() {
        Config config = workplace
                .settings("realtime { voice = one, model = one, url = \"wss://one/\" }, audiosocket.port = 1")
                .envFile("OPENAI_VOICE=two\nOPENAI_REALTIME_MODEL=two\nAUDIOSOCKET_PORT=2")
                .environment("OPENAI_VOICE", "three")
                .environment("AUDIOSOCKET_PORT", "  ")
                .load();
        assertEquals("three", config.realtime().voice());
        assertEquals(URI.create("wss://one/?model=two"), config.realtime().url());
        assertEquals(2, config.audioSocket().port(), "a blank variable is not set");
        assertEquals("es", config.realtime().language());
    }

    @Test
    void takesTheFilesThatAreNamedInsteadOfTheUsualOnes() {
        Config config = workplace
                .settings("realtime.voice = usual")
                .envFile("LOCAL_IP_ADDRESS=10.1.1.1")
                .file("other.conf", "inbound-calls.realtime.language = ca")
                .file("other.env", "AUDIOSOCKET_PORT=7")
                .load(Optional.of(Path.of("other.conf")), Optional.of(Path.of("other.env")));
        assertEquals("marin", config.realtime().voice());
        assertEquals("ca", config.realtime().language());
        assertEquals("127.0.0.1", config.audioSocket().address());
        assertEquals(7, config.audioSocket().port());
    }

    @Test
    void refusesNamedFilesThatDoNotExist() {
        assertEquals(
                List.of(
                        "no.env: cannot be read (expected: a readable file of KEY=VALUE lines)",
                        "no.conf: cannot be read (expected: a readable HOCON file)"),
                workplace.problems(Optional.of(Path.of("no.conf")), Optional.of(Path.of("no.env"))));
    }

    @Test
    void readsLevelsInDecibels() {
        Config.Call call = workplace
                .settings("call { comfort-noise = -60 dB, echo-gate { margin = \"7.5dB\", window = 250 ms } }")
                .load()
                .call();
        assertEquals(Optional.of(-60.0), call.comfortNoise());
        assertEquals(Optional.of(new Config.EchoGate(7.5, ofMillis(250))), call.echoGate());
    }

    @Test
    void refusesLevelsThatAreNone() {
        assertEquals(
                List.of(
                        "inbound-calls.call.comfort-noise [conf/application.conf: 2]: \"-90 dB\""
                                + " (expected: off, or a level from -80 dB to -40 dB)",
                        "inbound-calls.call.echo-gate.margin [conf/application.conf: 2]: \"10\""
                                + " (expected: off, or a level from 3 dB to 40 dB)"),
                workplace
                        .settings("call { comfort-noise = -90 dB, echo-gate.margin = 10 }")
                        .problems());
    }

    @Test
    void tellsAllProblemsAtOnceWithWhereTheyAre() {
        List<String> problems = workplace
                .settings("""
                audiosocket.port = 70000
                tools.threads = many
                call { playout-limit = 5 ms, uplink-limit = 5 }
                realtime.turn-detection.threshold = 1.5
                realtime.language = spanish
                mikrotik.question-timeout = 1500 ms""")
                .envFile("OPENAI_VOICE=two words\nnonsense\n")
                .environment("ENABLE_MIKROTIK_TOOLS", "perhaps")
                .environment("MIKROTIK_API_URL", "10.0.0.9:5050")
                .problems();
        String root = "inbound-calls.";
        String file = "conf/application.conf: ";
        assertEquals(
                List.of(
                        ".env: 2: malformed line (expected: KEY=VALUE)",
                        root + "realtime.voice [OPENAI_VOICE, .env: 1]: \"two words\" (expected: a voice's name)",
                        root + "realtime.language [" + file + "6]: \"spanish\" (expected: two letters of ISO 639-1)",
                        root + "realtime.turn-detection.threshold [" + file
                                + "5]: \"1.5\" (expected: a number from 0 to 1)",
                        root + "audiosocket.port [" + file + "2]: \"70000\" (expected: a whole number from 0 to 65535)",
                        root + "call.playout-limit [" + file
                                + "4]: \"5 ms\" (expected: a time from 1 s to 600 s, such as 1 s)",
                        root + "call.uplink-limit [" + file
                                + "4]: \"5\" (expected: a time from 100 ms to 15 s, such as 100 ms)",
                        root + "tools.threads [" + file + "3]: \"many\" (expected: a whole number from 1 to 64)",
                        root + "mikrotik.question-timeout [" + file + "7]: \"1500 ms\" (expected: whole seconds)",
                        root
                                + "mikrotik.enabled [ENABLE_MIKROTIK_TOOLS, environment]: \"perhaps\" (expected: true or false)",
                        root + "mikrotik.url [MIKROTIK_API_URL, environment]: \"10.0.0.9:5050\""
                                + " (expected: http(s)://HOST[:PORT] without user, query and fragment)"),
                problems);
    }

    @Test
    void takesTheWordsThatPeopleUseForYesAndNo() {
        for (String yes : List.of("true", "1", "yes", "YES", "sí", "Si", "on")) {
            assertTrue(
                    workplace
                            .environment("ENABLE_MIKROTIK_TOOLS", yes)
                            .load()
                            .mikrotik()
                            .enabled(),
                    yes);
        }
        for (String no : List.of("false", "0", "no", "off")) {
            assertTrue(
                    !workplace
                            .environment("ENABLE_MIKROTIK_TOOLS", no)
                            .load()
                            .mikrotik()
                            .enabled(),
                    no);
        }
    }

    @Test
    void turnsAriOnOnlyWhenHostUserAndPasswordAreSet() {
        workplace.environment("ASTERISK_HOST", "pbx").environment("ASTERISK_USERNAME", "user");
        assertEquals(Optional.empty(), workplace.load().ari());
        workplace.environment("ASTERISK_PASSWORD", "word");
        assertEquals(
                Optional.of(new Config.Ari("pbx", 8088, "user", new Secret("word"))),
                workplace.load().ari());
    }

    @Test
    void checksEachAllowedNetwork() {
        assertEquals(
                AllowedNetworks.only(List.of("10.0.0.0/8", "::1")),
                workplace
                        .settings("audiosocket.allowed-networks = [\"10.0.0.0/8\", \"::1\"]")
                        .load()
                        .audioSocket()
                        .allowedNetworks());
        String expected = "(expected: an IP address or a CIDR block such as 10.0.0.0/8)";
        String where = "inbound-calls.audiosocket.allowed-networks [conf/application.conf: 2]: ";
        assertEquals(
                List.of(where + "\"10.0.0.0/33\" " + expected, where + "\"pbx.example\" " + expected),
                workplace
                        .settings("audiosocket.allowed-networks = [\"10.0.0.0/33\", \"10.0.0.1\", \"pbx.example\"]")
                        .problems());
    }

    @Test
    void followsSubstitutionsAndAppendsInTheFile() {
        Config config = workplace.environment("MY_PORT", "1234").settings("""
                audiosocket.port = ${MY_PORT}
                audiosocket.allowed-networks = ["10.0.0.1"]
                audiosocket.allowed-networks += "10.0.0.2"
                """).load();
        assertEquals(1234, config.audioSocket().port());
        assertEquals(
                AllowedNetworks.only(List.of("10.0.0.1", "10.0.0.2")),
                config.audioSocket().allowedNetworks());
    }

    @Test
    void takesTheOperatorsInstructionsOrThoseOfTheJar() {
        assertTrue(workplace.load().realtime().instructions().contains("Déjame consultar esa información..."));
        workplace.file("conf/instrucciones.md", "\uFEFFEres otro.\n");
        assertEquals("Eres otro.", workplace.load().realtime().instructions());
        assertEquals(
                "inbound-calls.realtime.instructions-file [conf/application.conf: 2]: \"mine.md\""
                        + " (expected: a readable UTF-8 file that is not empty)",
                workplace.settings("realtime.instructions-file = mine.md").problem());
    }

    @Test
    void startsRelativeLogFilesAtTheWorkingDirectory(@TempDir Path directory) {
        Config config = new Workplace(directory)
                .environment("LOG_FILE_PATH", "logs/a.log")
                .load();
        assertEquals(Optional.of(directory.resolve("logs/a.log")), config.logFile());
    }
}
