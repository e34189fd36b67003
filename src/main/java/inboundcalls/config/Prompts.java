package inboundcalls.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What callers are told by this server itself; absent: the recording in the jar.
 *
 * @param interrupted the connection to the model was lost for a moment
 * @param unavailable the assistant cannot go on
 * @param busy there are too many calls
 * @param stopping the server stops
 */
public record Prompts(
        Optional<Path> interrupted, Optional<Path> unavailable, Optional<Path> busy, Optional<Path> stopping) {}
