package inboundcalls.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from.
 *
 * @param directory what relative paths start at
 * @param configFile must exist; empty: {@code conf/application.conf} when there is one
 * @param envFile must exist; empty: {@code .env} when there is one
 * @param environment the process's own, which comes before both files
 */
public record ConfigSources(
        Path directory, Optional<Path> configFile, Optional<Path> envFile, Map<String, String> environment) {
    public ConfigSources {
        environment = Map.copyOf(environment);
    }

    /** The one that was named, or the usual one where there is one. */
    Optional<Path> usedConfigFile() {
        Path usual = directory.resolve("conf").resolve("application.conf");
        return configFile.map(directory::resolve).or(() -> Optional.of(usual).filter(Files::exists));
    }

    /** The one that was named, or the usual one where there is one. */
    Optional<Path> usedEnvFile() {
        Path usual = directory.resolve(".env");
        return envFile.map(directory::resolve).or(() -> Optional.of(usual).filter(Files::isRegularFile));
    }

    /** The working directory and the environment of this process. */
    public static ConfigSources ofProcess(Optional<Path> configFile, Optional<Path> envFile) {
        return new ConfigSources(Path.of(""), configFile, envFile, System.getenv());
    }
}
