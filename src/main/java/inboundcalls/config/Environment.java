package inboundcalls.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that count: those of the process, beneath them those of the {@code .env} file. Blank ones are not set. */
final class Environment {
    private final ConfigSources sources;
    private final List<ConfigProblem> problems;

    Environment(ConfigSources sources, List<ConfigProblem> problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** Each value knows where it came from. */
    Map<String, ConfigValue> variables() {
        Map<String, ConfigValue> variables =
                new HashMap<>(sources.usedEnvFile().map(this::read).orElse(Map.of()));
        variables.values().removeIf(value -> value.unwrapped().toString().isBlank());
        sources.environment().forEach((name, value) -> {
            if (!value.isBlank()) {
                variables.put(name, ConfigValueFactory.fromAnyRef(value, name + ", environment"));
            }
        });
        return variables;
    }

    private Map<String, ConfigValue> read(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), UTF_8);
            return new EnvFile(file.toString(), problems).read(text);
        } catch (IOException e) {
            problems.add(new ConfigProblem(file.toString(), "cannot be read", "a readable file of KEY=VALUE lines"));
            return Map.of();
        }
    }
}
