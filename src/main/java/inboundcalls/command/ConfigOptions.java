package inboundcalls.command;

import inboundcalls.config.Config;
import inboundcalls.config.ConfigDraft;
import inboundcalls.config.ConfigLoader;
import inboundcalls.config.ConfigSources;
import inboundcalls.config.Records;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command takes its settings from. */
public final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in HOCON. Without it: conf/application.conf, when there is one.")
    private Optional<Path> configFile = Optional.empty();

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "KEY=VALUE lines beneath the environment. Without it: .env, when there is one.")
    private Optional<Path> envFile = Optional.empty();

    /** The settings of this process; every problem at once as {@link inboundcalls.config.InvalidConfigException}. */
    public Config load() {
        return loader().load();
    }

    /** The same, with what is wrong in it. */
    public ConfigDraft draft() {
        return loader().draft();
    }

    /** Of them the MikroTik API's alone. */
    public Config.MikroTik loadMikroTik() {
        return loader().loadMikroTik();
    }

    /** Of them the functions' alone. */
    public Config.Tools loadTools() {
        return loader().loadTools();
    }

    /** Of them where calls are recorded alone; absent when they are not. */
    public Optional<Records> loadRecords() {
        return loader().loadRecords();
    }

    /** Of the files that they come from, those with a key in them that others of this machine can read or change. */
    public List<Path> keyFilesOpenToOthers() {
        return loader().keyFilesOpenToOthers();
    }

    private ConfigLoader loader() {
        return new ConfigLoader(ConfigSources.ofProcess(configFile, envFile));
    }
}
