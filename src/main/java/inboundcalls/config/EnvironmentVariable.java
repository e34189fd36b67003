package inboundcalls.config;

import java.util.Optional;
import java.util.stream.Stream;

/** The environment's names and the setting that each one stands for. */
enum EnvironmentVariable {
    OPENAI_API_KEY("realtime.api-key"),
    OPENAI_REALTIME_URL("realtime.url"),
    OPENAI_REALTIME_MODEL("realtime.model"),
    OPENAI_VOICE("realtime.voice"),
    LOCAL_IP_ADDRESS("audiosocket.address"),
    AUDIOSOCKET_PORT("audiosocket.port"),
    MIKROTIK_API_URL("mikrotik.url"),
    ENABLE_MIKROTIK_TOOLS("mikrotik.enabled"),
    ASTERISK_HOST("ari.host"),
    ASTERISK_PORT("ari.port"),
    ASTERISK_USERNAME("ari.user"),
    ASTERISK_PASSWORD("ari.password"),
    LOG_FILE_PATH("log.file"),
    CALLS_FILE_PATH("records.file"),
    CALLS_AUDIO_DIR("records.audio.directory"),
    ADMIN_PORT("admin.port"),
    ADMIN_ADDRESS("admin.address"),
    ADMIN_TOKEN("admin.token"),
    ADMIN_TOKEN_FILE("admin.token-file");

    private final String key;

    EnvironmentVariable(String key) {
        this.key = key;
    }

    /** Below {@link Settings#ROOT}. */
    String key() {
        return key;
    }

    static Optional<EnvironmentVariable> ofKey(String key) {
        return Stream.of(values()).filter(variable -> variable.key.equals(key)).findFirst();
    }

    static Optional<EnvironmentVariable> named(String name) {
        return Stream.of(values())
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }
}
