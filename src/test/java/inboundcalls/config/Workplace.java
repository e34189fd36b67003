package inboundcalls.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** A directory with real files in it, and an environment, from which settings are loaded. */
final class Workplace {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /** The one thing that has no default is set. */
    Workplace(Path directory) {
        this.directory = directory;
        environment.put("OPENAI_API_KEY", "key");
    }

    Workplace environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Workplace withoutKey() {
        environment.remove("OPENAI_API_KEY");
        return this;
    }

    Workplace envFile(String text) {
        return file(".env", text);
    }

    /** {@code settings} stand inside the root section, so their first line is the file's second. */
    Workplace settings(String settings) {
        return file("conf/application.conf", "inbound-calls {\n" + settings + "\n}\n");
    }

    Workplace file(String name, String text) {
        try {
            Path path = directory.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text, UTF_8);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Config load() {
        return load(Optional.empty(), Optional.empty());
    }

    Config load(Optional<Path> configFile, Optional<Path> envFile) {
        return new ConfigLoader(new ConfigSources(directory, configFile, envFile, environment)).load();
    }

    ConfigDraft draft() {
        return new ConfigLoader(new ConfigSources(directory, Optional.empty(), Optional.empty(), environment)).draft();
    }

    /** Each as it is printed, the directory cut out. */
    List<String> problems() {
        return problems(Optional.empty(), Optional.empty());
    }

    List<String> problems(Optional<Path> configFile, Optional<Path> envFile) {
        InvalidConfigException invalid =
                Assertions.assertThrows(InvalidConfigException.class, () -> load(configFile, envFile));
        return invalid.problems().stream()
                .map(problem -> problem.toString().replace(directory + "/", ""))
                .toList();
    }

    String problem() {
        List<String> problems = problems();
        Assertions.assertEquals(1, problems.size(), problems::toString);
        return problems.get(0);
    }
}
