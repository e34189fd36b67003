package inboundcalls.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On real files with real permissions. */
class KeyFilesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void findsAKeyThatOthersCanReadOrChange(String permissions) throws IOException {
        Path env = file(".env", "OPENAI_API_KEY=sk-hush\n", permissions);
        Path conf = file("conf/application.conf", "inbound-calls.realtime { api-key = sk-hush }", permissions);
        assertEquals(List.of(env, conf), open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void hasNothingAgainstPrivateFiles(String permissions) throws IOException {
        file(".env", "OPENAI_API_KEY=sk-hush\n", permissions);
        file("conf/application.conf", "inbound-calls.realtime { api-key = sk-hush }", permissions);
        assertEquals(List.of(), open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASTERISK_PASSWORD='$hush'", "export OPENAI_API_KEY=\"k\"", "A=b\nASTERISK_PASSWORD = x"})
    void knowsASecretOfAnEnvFile(String text) throws IOException {
        Path env = file(".env", text, "rw-r--r--");
        assertEquals(List.of(env), open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OPENAI_API_KEY=\nOPENAI_VOICE=marin", "#OPENAI_API_KEY=k", "OPENAI_VOICE=marin"})
    void readsAnEnvFileWithoutSecretsOver(String text) throws IOException {
        file(".env", text, "rw-r--r--");
        assertEquals(List.of(), open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbound-calls.ari.password = \"hush\"",
                "inbound-calls { realtime { \"api-key\" : hush } }",
                "inbound-calls {\n  profiles.noc.pin = \"1234\"\n}",
                "inbound-calls.admin.token = 0123456789abcdef"
            })
    void knowsASecretOfAConfigurationFile(String text) throws IOException {
        Path conf = file("conf/application.conf", text, "rw-r--r--");
        assertEquals(List.of(conf), open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbound-calls.realtime.api-key = \"\"",
                "inbound-calls.realtime.api-key = ${OPENAI_API_KEY}",
                "  # api-key = hush",
                "// password = hush",
                "inbound-calls.realtime.voice = marin",
                "inbound-calls.admin.token-file = /etc/token"
            })
    void readsAConfigurationFileWithoutSecretsOver(String text) throws IOException {
        file("conf/application.conf", text, "rw-r--r--");
        assertEquals(List.of(), open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin.token-file = token", "admin.token-file = ${TOKEN}"})
    void looksAtTheFileOfTheAdministrationToken(String setting) throws IOException {
        file(".env", "TOKEN=token\n", "rw-r--r--");
        file("conf/application.conf", "inbound-calls." + setting, "rw-r--r--");
        Path token = file("token", "0123456789abcdef\n", "rw-r-----");
        assertEquals(List.of(token), open());
        file("token", "0123456789abcdef\n", "rw-------");
        assertEquals(List.of(), open());
        file(".env", "TOKEN=none\nADMIN_TOKEN_FILE=none\n", "rw-r--r--");
        assertEquals(List.of(), open());
    }

    @Test
    void hasNothingAgainstTheFileAsItIsShipped() throws IOException {
        file("conf/application.conf", Files.readString(Path.of("conf/application.conf")), "rw-r--r--");
        assertEquals(List.of(), open());
    }

    private List<Path> open() {
        ConfigSources sources = new ConfigSources(directory, Optional.empty(), Optional.empty(), Map.of());
        return new ConfigLoader(sources).keyFilesOpenToOthers();
    }

    private Path file(String name, String text, String permissions) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
