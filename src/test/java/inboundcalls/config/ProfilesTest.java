package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    private Workplace workplace;

    @BeforeEach
    void workIn(@TempDir Path directory) {
        workplace = new Workplace(directory);
    }

    @Test
    void isTheMainSettingsUntilToldOtherwise() {
        Config config = workplace.load();
        assertEquals(List.of(), config.profiles().others());
        Profile usual = config.profiles().of("5550100");
        assertEquals(config.realtime(), usual.realtime());
        assertTrue(usual.tools().contains("consultar_mikrotik"));
        assertFalse(usual.limits().tools().contains("consultar_mikrotik"));
        assertEquals(new Config.Caller(Duration.ofMillis(500), false), config.caller());
    }

    @Test
    void changesWhatAProfileSaysAndNothingElse() {
        workplace.file("conf/soporte.md", "Eres el soporte.").environment("SOPORTE_PIN", "0427");
        Profiles profiles = load("""
                soporte {
                  dialled = ["5550100", 0800]
                  instructions-file = "conf/soporte.md"
                  voice = cedar
                  greeting = "Hola."
                  tools = [consultar_mikrotik]
                  limited-tools = [consultar_mikrotik]
                  callers = ["5550111"]
                  pin = ${SOPORTE_PIN}
                }
                ventas.dialled = ["5550102"]""");
        Profile soporte = profiles.of("5550100");
        assertEquals(profiles.usual().realtime().with("cedar", "Eres el soporte.", "Hola."), soporte.realtime());
        assertFalse(soporte.tools().contains("hora_actual"));
        assertEquals(
                new Profile.Limits(
                        new ToolNames(List.of("consultar_mikrotik")),
                        List.of("5550111"),
                        Optional.of(new Secret("0427"))),
                soporte.limits());
        assertSame(soporte, profiles.of("0800"), "a number keeps its zeros");
        assertEquals("ventas", profiles.of("5550102").name());
        assertEquals(profiles.usual().realtime(), profiles.of("5550102").realtime());
        assertEquals("default", profiles.of("5550103").name());
    }

    @Test
    void takesFromTheUsualProfileWhatItDoesNotSay() {
        Profiles profiles = load("""
                default { voice = cedar, pin = "0427" }
                soporte { dialled = ["5550100"], voice = coral }
                abierto { dialled = ["5550101"], pin = "" }""");
        assertEquals("cedar", profiles.usual().realtime().voice());
        assertEquals("coral", profiles.of("5550100").realtime().voice());
        assertEquals(
                Optional.of(new Secret("0427")), profiles.of("5550100").limits().pin());
        assertTrue(profiles.of("5550100").limits().tools().contains("consultar_mikrotik"), "all, unless told which");
        assertEquals(ToolNames.NONE, profiles.of("5550101").limits().tools());
    }

    @Test
    void holdsAProfileToTheKeysThatThereAre() {
        assertEquals(
                "inbound-calls.profiles.soporte.voise [conf/application.conf: 3]: unknown key"
                        + " (expected: a known one, the nearest is inbound-calls.profiles.soporte.voice)",
                problem("soporte { dialled = [\"5550100\"], voise = cedar }"));
        assertEquals(
                "inbound-calls.profiles.soporte [conf/application.conf: 3]: not a section"
                        + " (expected: { key = value, … })",
                problem("soporte = 5550100"));
        assertEquals(
                "inbound-calls.profiles: \"sopor.te\" (expected: a profile's name of letters, digits, - and _)",
                problem("\"sopor.te\" { dialled = [\"5550100\"] }"));
    }

    @Test
    void givesEachNumberToOneProfile() {
        assertEquals(
                "inbound-calls.profiles.b.dialled [conf/application.conf: 3]: a list"
                        + " (expected: each number once: \"5550100\" is of a already)",
                problem("a.dialled = [\"5550100\"], b.dialled = [\"5550100\"]"));
        assertEquals(
                "inbound-calls.profiles.a.dialled [reference.conf @ X]: a list (expected: a number at least)",
                problem("a.voice = cedar").replaceAll("@ .*?: \\d+\\]", "@ X]"));
        assertEquals(
                "inbound-calls.profiles.default.dialled [conf/application.conf: 3]: a list"
                        + " (expected: no number: it takes the calls of no other)",
                problem("default.dialled = [\"5550100\"]"));
    }

    @Test
    void refusesAWordThatLimitsNothing() {
        assertEquals(
                "inbound-calls.profiles.a.limited-tools [conf/application.conf: 3]: a list"
                        + " (expected: callers or a pin beside it, without which nothing is limited)",
                problem("a { dialled = [\"5550100\"], limited-tools = [consultar_mikrotik] }"));
    }

    @Test
    void neverShowsAPin() {
        assertEquals(
                "inbound-calls.profiles.a.pin [conf/application.conf: 3]: (3 characters)"
                        + " (expected: 4 to 12 digits in quotes, such as ${NAME} of the environment)",
                problem("a { dialled = [\"5550100\"], pin = \"427\" }"));
        assertFalse(load("default.pin = 0427").toString().contains("427"));
    }

    private Profiles load(String profiles) {
        return workplace.settings("profiles {\n" + profiles + "\n}").load().profiles();
    }

    private String problem(String profiles) {
        return workplace.settings("profiles {\n" + profiles + "\n}").problem();
    }
}
