package inboundcalls.playout;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Wav;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A sound of this server's own, a prompt or a tone, at the rate of any phone. It is resampled once for each rate, by the first call that asks:
 * what is read from a file is ready for the usual phones. Never written to, so that all calls share it. Thread-safe.
 */
public final class StoredSound {
    private static final int[] USUAL_RATES = {8_000, 16_000};

    private final Pcm original;
    private final ConcurrentMap<Integer, Pcm> byRate = new ConcurrentHashMap<>();

    public StoredSound(Pcm original) {
        if (original.isEmpty()) {
            throw new IllegalArgumentException("sound: empty (expected: one sample at least)");
        }
        this.original = original;
    }

    /**
     * Reads a mono WAV file of 16-bit PCM, at any rate.
     *
     * @throws IOException with a message that names the file
     */
    public static StoredSound read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        } catch (IOException e) {
            throw new IOException("sound: " + file + " cannot be used (" + e + ")", e);
        }
    }

    /** Reads one that came with the jar: the file of that name below {@code prompts}. */
    public static StoredSound packaged(String name) throws IOException {
        try (InputStream in = StoredSound.class.getResourceAsStream("/prompts/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("resource: no /prompts/" + name);
            }
            return read(in);
        }
    }

    private static StoredSound read(InputStream in) throws IOException {
        Pcm pcm = Wav.readMono(in);
        if (pcm.isEmpty()) {
            throw new IOException("WAV samples: none");
        }
        StoredSound sound = new StoredSound(pcm);
        Arrays.stream(USUAL_RATES).forEach(sound::at);
        return sound;
    }

    /** How long it is. */
    public long millis() {
        return original.millis();
    }

    /** As calls at that rate hear it. */
    public Pcm at(int rate) {
        return rate == original.rate()
                ? original
                : byRate.computeIfAbsent(rate, other -> Resampler.whole(original, other));
    }
}
