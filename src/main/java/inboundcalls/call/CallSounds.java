package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.playout.SoftTone;
import inboundcalls.playout.StoredSound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The sounds of the server's own, for all calls.
 *
 * @param filler says that an answer takes a moment
 * @param interrupted says that the connection was lost for a moment
 * @param unavailable says that the assistant cannot go on
 * @param busy says that there are too many calls
 * @param waiting a period of the tone until the answer
 */
public record CallSounds(
        StoredSound filler, StoredSound interrupted, StoredSound unavailable, StoredSound busy, StoredSound waiting) {
    private static final String FILLER = "un-momento.wav";
    private static final String INTERRUPTED = "se-corto.wav";
    private static final String UNAVAILABLE = "no-disponible.wav";
    private static final String BUSY = "lineas-ocupadas.wav";

    public CallSounds {
        requireNonNull(filler);
        requireNonNull(interrupted);
        requireNonNull(unavailable);
        requireNonNull(busy);
        requireNonNull(waiting);
    }

    /**
     * Reads them once, from the operator's files or the jar.
     *
     * @throws IOException when a file is no sound; the message names it
     */
    public static CallSounds load(Config config) throws IOException {
        return new CallSounds(
                read(config.waiting().recording(), FILLER),
                read(config.prompts().interrupted(), INTERRUPTED),
                read(config.prompts().unavailable(), UNAVAILABLE),
                read(config.prompts().busy(), BUSY),
                SoftTone.WAITING.sound());
    }

    private static StoredSound read(Optional<Path> file, String packaged) throws IOException {
        return file.isPresent() ? StoredSound.read(file.get()) : StoredSound.packaged(packaged);
    }
}
