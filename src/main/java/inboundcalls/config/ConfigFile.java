package inboundcalls.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads one HOCON file. What it says of a broken one never repeats what stands there, which may be a secret. */
final class ConfigFile {
    private final Path path;
    private final KnownKeys keys;
    private final List<ConfigProblem> problems;

    ConfigFile(Path path, KnownKeys keys, List<ConfigProblem> problems) {
        this.path = path;
        this.keys = keys;
        this.problems = problems;
    }

    /** What can be used of the file; {@code variables} are what its <code>${NAME}</code> mean. */
    Config read(Map<String, ConfigValue> variables) {
        try {
            Config given = resolve(ConfigFactory.parseFile(path.toFile(), options()), variables);
            for (String misused : keys.check(given.root())) {
                given = given.withoutPath(misused);
            }
            return given;
        } catch (ConfigException e) {
            problems.add(problem(e));
            return ConfigFactory.empty();
        }
    }

    private static ConfigParseOptions options() {
        return ConfigParseOptions.defaults().setAllowMissing(false);
    }

    private static Config resolve(Config file, Map<String, ConfigValue> variables) {
        ConfigObject all = file.root();
        for (Map.Entry<String, ConfigValue> variable : variables.entrySet()) {
            if (!file.root().containsKey(variable.getKey())) {
                all = all.withValue(variable.getKey(), variable.getValue());
            }
        }
        ConfigObject resolved =
                all.toConfig().resolve(ConfigResolveOptions.noSystem()).root();
        for (String name : all.keySet()) {
            resolved = file.root().containsKey(name) ? resolved : resolved.withoutKey(name);
        }
        return resolved.toConfig();
    }

    private ConfigProblem problem(ConfigException e) {
        String where = e.origin() == null ? path.toString() : e.origin().description();
        if (e instanceof ConfigException.IO) {
            return new ConfigProblem(path.toString(), "cannot be read", "a readable HOCON file");
        }
        if (e instanceof ConfigException.UnresolvedSubstitution) {
            return new ConfigProblem(where, "a ${…} that stands for nothing", "the name of a set variable or key");
        }
        return new ConfigProblem(
                where, "not HOCON", "key = value lines, brackets and quotes closed, special characters in quotes");
    }
}
