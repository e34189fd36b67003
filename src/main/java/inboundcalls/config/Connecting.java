package inboundcalls.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * From the call's beginning to the model's first sound.
 *
 * @param sound what the caller hears
 * @param recording a WAV file with the greeting; absent: the one in the jar
 * @param after how long the connection may take, and then the model's first sound, until it begins
 */
public record Connecting(Sound sound, Optional<Path> recording, Duration after) {
    /** {@code RECORDING}: the greeting, then the ringing tone. */
    public enum Sound {
        OFF,
        RING,
        RECORDING
    }
}
