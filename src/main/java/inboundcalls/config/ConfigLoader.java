package inboundcalls.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Merges the sources, the environment before {@code .env} before the file before the defaults in the jar, and checks the whole. */
public final class ConfigLoader {
    private final ConfigSources sources;

    public ConfigLoader(ConfigSources sources) {
        this.sources = sources;
    }

    /** Of the defaults and that environment, whatever stands in this machine's files and its own. */
    public static ConfigLoader of(Map<String, String> environment) {
        Path nowhere = Path.of("/nonexistent");
        return new ConfigLoader(new ConfigSources(nowhere, Optional.empty(), Optional.empty(), environment));
    }

    /**
     * Reads every source once.
     *
     * @throws InvalidConfigException with every problem there is
     */
    public Config load() {
        return load(ConfigReader::read);
    }

    /**
     * The MikroTik API's part alone, for which no key is needed.
     *
     * @throws InvalidConfigException with every problem of this part and of the sources
     */
    public Config.MikroTik loadMikroTik() {
        return load(ConfigReader::mikrotik);
    }

    /**
     * The functions' part alone.
     *
     * @throws InvalidConfigException with every problem of this part and of the sources
     */
    public Config.Tools loadTools() {
        return load(ConfigReader::tools);
    }

    /**
     * Where calls are recorded, alone; absent when they are not.
     *
     * @throws InvalidConfigException with every problem of this part and of the sources
     */
    public Optional<Records> loadRecords() {
        return load(ConfigReader::records);
    }

    /** The whole, be it wrong in part. */
    public ConfigDraft draft() {
        List<ConfigProblem> problems = new ArrayList<>();
        Settings settings = new Settings(merged(problems), problems);
        Config config = new ConfigReader(settings, sources.directory()).read();
        ConfigObject sections = defaults().getObject(Settings.ROOT);
        return new ConfigDraft(config, problems, sections.keySet());
    }

    /** Files with a key or a password in them that others of this machine can read or change. */
    public List<Path> keyFilesOpenToOthers() {
        List<ConfigProblem> told = new ArrayList<>(); // by whoever reads the whole
        Settings settings = new Settings(merged(told), told);
        return new KeyFiles(sources, new AdminReader(settings, sources.directory()).tokenFile()).openToOthers();
    }

    private <T> T load(Function<ConfigReader, T> reading) {
        List<ConfigProblem> problems = new ArrayList<>();
        Settings settings = new Settings(merged(problems), problems);
        T config = reading.apply(new ConfigReader(settings, sources.directory()));
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
        return config;
    }

    private com.typesafe.config.Config merged(List<ConfigProblem> problems) {
        Map<String, ConfigValue> variables = new Environment(sources, problems).variables();
        com.typesafe.config.Config defaults = defaults();
        KnownKeys keys = new KnownKeys(defaults.root(), problems);
        com.typesafe.config.Config merged = sources.usedConfigFile()
                .map(path -> new ConfigFile(path, keys, problems).read(variables))
                .orElse(ConfigFactory.empty())
                .withFallback(defaults);
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            if (variables.containsKey(variable.name())) {
                merged = merged.withValue(Settings.ROOT + "." + variable.key(), variables.get(variable.name()));
            }
        }
        return inherited(merged);
    }

    /** A profile has what the usual one has, where it does not say otherwise. */
    static com.typesafe.config.Config inherited(com.typesafe.config.Config merged) {
        String path = Settings.ROOT + "." + Settings.PROFILES;
        ConfigObject profiles = merged.getObject(path);
        ConfigObject complete = profiles;
        for (String name : profiles.keySet()) {
            complete = complete.withValue(name, profiles.get(name).withFallback(profiles.get(Profile.USUAL)));
        }
        return merged.withValue(path, complete);
    }

    private static com.typesafe.config.Config defaults() {
        ConfigParseOptions options = ConfigParseOptions.defaults().setAllowMissing(false);
        return ConfigFactory.parseResources(ConfigLoader.class.getClassLoader(), "reference.conf", options)
                .resolve();
    }
}
