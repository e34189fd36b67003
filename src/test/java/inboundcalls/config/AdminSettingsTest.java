package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminSettingsTest {
    private static final String TOKEN = "0123456789abcdef";

    private Workplace workplace;

    @BeforeEach
    void workIn(@TempDir Path directory) {
        workplace = new Workplace(directory);
    }

    @Test
    void listensOnLoopbackWithoutAToken() {
        assertEquals(
                new Admin("127.0.0.1", 8090, List.of(), Optional.empty()),
                workplace.load().admin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void needsNoTokenOnLoopback(String address) {
        workplace.environment("ADMIN_ADDRESS", address);
        assertEquals(address, workplace.load().admin().address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.20", "::", "10.0.0.1"})
    void needsATokenElsewhere(String address) {
        workplace.environment("ADMIN_ADDRESS", address);
        assertEquals(
                "inbound-calls.admin.token [ADMIN_TOKEN]: not set"
                        + " (expected: a token, in ADMIN_TOKEN or admin.token-file, since admin.address is not loopback)",
                workplace.problem());
        workplace.environment("ADMIN_PORT", "0").load();
        workplace.environment("ADMIN_PORT", "8090").environment("ADMIN_TOKEN", TOKEN);
        assertEquals(Optional.of(new Secret(TOKEN)), workplace.load().admin().token());
    }

    @Test
    void readsTheTokenOfAFile() {
        workplace.environment("ADMIN_ADDRESS", "0.0.0.0").settings("admin.token-file = admin.token");
        assertEquals(
                "inbound-calls.admin.token-file [conf/application.conf: 2]: \"admin.token\""
                        + " (expected: a readable file with 16 to 512 printable ASCII characters without spaces)",
                workplace.problem());
        workplace.file("admin.token", TOKEN + "\n");
        assertEquals(Optional.of(new Secret(TOKEN)), workplace.load().admin().token());
        workplace.environment("ADMIN_TOKEN", TOKEN + "2");
        assertEquals(
                "inbound-calls.admin.token-file [conf/application.conf: 2]: \"admin.token\""
                        + " (expected: not set, since admin.token is)",
                workplace.problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcde", "0123456789 abcdef", "0123456789abcdéf"})
    void wantsATokenThatCanBeSentAndIsNotGuessed(String token) {
        workplace.environment("ADMIN_TOKEN", token);
        String problem = workplace.problem();
        assertEquals(
                "inbound-calls.admin.token [ADMIN_TOKEN, environment]: (" + token.length() + " characters)"
                        + " (expected: 16 to 512 printable ASCII characters without spaces)",
                problem);
        assertFalse(problem.contains(token));
    }

    @Test
    void takesNamesOfHostsAlone() {
        assertEquals(
                List.of("a.example"),
                workplace.settings("admin.hosts = [a.example]").load().admin().hosts());
        assertEquals(
                "inbound-calls.admin.hosts [conf/application.conf: 2]: \"http://a.example\" (expected: a host's name)",
                workplace.settings("admin.hosts = [\"http://a.example\"]").problem());
    }
}
