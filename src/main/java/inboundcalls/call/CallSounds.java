package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.config.Config;
import inboundcalls.config.Connecting;
import inboundcalls.playout.SoftTone;
import inboundcalls.playout.StoredSound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The sounds of the server's own, for all calls.
 *
 * @param connecting until the model's first sound: one after the other, the last over and over; or none
 * @param filler says that an answer takes a moment
 * @param interrupted says that the connection was lost for a moment
 * @param unavailable says that the assistant cannot go on
 * @param busy says that there are too many calls
 * @param stopping says that the assistant must end the conversation
 * @param waiting a period of the tone until the answer
 */
public record CallSounds(
        List<StoredSound> connecting,
        StoredSound filler,
        StoredSound interrupted,
        StoredSound unavailable,
        StoredSound busy,
        StoredSound stopping,
        StoredSound waiting) {
    private static final int PER_MILLI = 8;
    private static final String GREETING = "bienvenida.wav";
    private static final String FILLER = "un-momento.wav";
    private static final String INTERRUPTED = "se-corto.wav";
    private static final String UNAVAILABLE = "no-disponible.wav";
    private static final String BUSY = "lineas-ocupadas.wav";
    private static final String STOPPING = "se-detiene.wav";

    public CallSounds {
        connecting = List.copyOf(connecting);
        requireNonNull(filler);
        requireNonNull(interrupted);
        requireNonNull(unavailable);
        requireNonNull(busy);
        requireNonNull(stopping);
        requireNonNull(waiting);
    }

    /**
     * Reads them once, from the operator's files or the jar.
     *
     * @throws IOException when a file is no sound; the message names it
     */
    public static CallSounds load(Config config) throws IOException {
        return new CallSounds(
                connecting(config.connecting()),
                read(config.waiting().recording(), FILLER),
                read(config.prompts().interrupted(), INTERRUPTED),
                read(config.prompts().unavailable(), UNAVAILABLE),
                read(config.prompts().busy(), BUSY),
                read(config.prompts().stopping(), STOPPING),
                SoftTone.WAITING.sound());
    }

    /** What the caller is told when the call ends so, where it is neither side's will. */
    Optional<StoredSound> lastWords(EndReason why) {
        if (why == EndReason.SERVER_STOPPED) {
            return Optional.of(stopping);
        }
        return why.needsApology() ? Optional.of(unavailable) : Optional.empty();
    }

    private static List<StoredSound> connecting(Connecting settings) throws IOException {
        int samples = Math.toIntExact(settings.after().toMillis() * PER_MILLI);
        StoredSound silence = new StoredSound(Pcm.silence(samples, 1_000 * PER_MILLI));
        StoredSound tone = SoftTone.RINGING.sound();
        return switch (settings.sound()) {
            case OFF -> List.of();
            case RING -> List.of(silence, tone);
            case RECORDING -> List.of(silence, read(settings.recording(), GREETING), tone);
        };
    }

    private static StoredSound read(Optional<Path> file, String packaged) throws IOException {
        return file.isPresent() ? StoredSound.read(file.get()) : StoredSound.packaged(packaged);
    }
}
