package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private Workplace workplace;

    @BeforeEach
    void workIn(@TempDir Path directory) {
        workplace = new Workplace(directory);
    }

    @Test
    void needsTheKeyUnlessTheHostIsLoopback() {
        workplace.withoutKey();
        assertEquals(
                "inbound-calls.realtime.api-key [OPENAI_API_KEY]: not set"
                        + " (expected: the provider's key, since the realtime url's host is not loopback)",
                workplace.problem());
        workplace.environment("OPENAI_REALTIME_URL", "ws://127.0.0.1:9000/v1/realtime");
        assertEquals(Optional.empty(), workplace.load().realtime().apiKey());
    }

    @Test
    void trimsTheKey() {
        workplace.environment("OPENAI_API_KEY", " key\r\n");
        assertEquals(Optional.of(new Secret("key")), workplace.load().realtime().apiKey());
    }

    @Test
    void tellsOnlyTheLengthOfASecret() {
        assertEquals(
                List.of(
                        "inbound-calls.realtime.api-key [OPENAI_API_KEY, environment]: (11 characters)"
                                + " (expected: printable ASCII without spaces)",
                        "inbound-calls.ari.password [ASTERISK_PASSWORD, environment]: (8 characters)"
                                + " (expected: no control characters)"),
                workplace
                        .environment("OPENAI_API_KEY", "hush please")
                        .environment("ASTERISK_PASSWORD", "hus\u0007hush")
                        .problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "realtime.api-kee = sk-hush",
                "sk-hush = 1",
                "realtime.api-key { value = sk-hush }",
                "realtime.api-key = [sk-hush]",
                "realtime = sk-hush",
                "realtime.voice = sk-hush",
                "realtime.model = sk-hush",
                "realtime.url = \"wss://user:hush@host/\"",
                "mikrotik.url = \"http://user:hush@host/\"",
                "realtime.api-key = sk-hush \" unclosed",
                "realtime.api-key = sk-hush { a = 1 }",
                "sk-hush",
                "realtime.api-key : = sk-hush",
                "realtime.api-key = ${sk-hush}",
            })
    void neverShowsASecretInTheWrongPlace(String settings) {
        InvalidConfigException invalid = assertThrows(
                InvalidConfigException.class,
                () -> workplace.withoutKey().settings(settings).load());
        assertFalse(invalid.getMessage().contains("hush"), invalid::getMessage);
        assertTrue(invalid.getMessage().contains("application.conf"), invalid::getMessage);
    }

    @Test
    void neverShowsALineOfAnEnvFile() {
        assertEquals(
                List.of(
                        ".env: 1: malformed line (expected: KEY=VALUE)",
                        ".env: 2: malformed value (expected: quotes that are closed on the same line,"
                                + " with nothing but a comment behind them)"),
                workplace
                        .envFile("OPENAI_API_KEY hush\nASTERISK_PASSWORD='hush")
                        .problems());
    }

    @Test
    void keepsSecretsOutOfTheRecordsText() {
        Config config = workplace
                .environment("ASTERISK_HOST", "h")
                .environment("ASTERISK_USERNAME", "u")
                .environment("ASTERISK_PASSWORD", "hush")
                .environment("OPENAI_API_KEY", "hush")
                .load();
        assertFalse(config.toString().contains("hush"));
    }
}
