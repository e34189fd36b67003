package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.config.Config;
import inboundcalls.playout.SoftTone;
import inboundcalls.playout.StoredSound;
import java.io.IOException;

/**
 * The sounds of the server's own, for all calls.
 *
 * @param filler says that an answer takes a moment
 * @param interrupted says that the connection was lost for a moment
 * @param waiting a period of the tone until the answer
 */
public record CallSounds(StoredSound filler, StoredSound interrupted, StoredSound waiting) {
    private static final String FILLER = "un-momento.wav";
    private static final String INTERRUPTED = "se-corto.wav";

    public CallSounds {
        requireNonNull(filler);
        requireNonNull(interrupted);
        requireNonNull(waiting);
    }

    /**
     * Reads them once, from the operator's files or the jar.
     *
     * @throws IOException when a file is no sound; the message names it
     */
    public static CallSounds load(Config.Waiting settings) throws IOException {
        StoredSound filler = settings.recording().isPresent()
                ? StoredSound.read(settings.recording().get())
                : StoredSound.packaged(FILLER);
        return new CallSounds(filler, StoredSound.packaged(INTERRUPTED), SoftTone.WAITING.sound());
    }
}
