package inboundcalls.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text that tells the model who it is: a file of the operator's, or the one that came with the jar. */
final class Instructions {
    static final String EXPECTED = "a readable UTF-8 file that is not empty";

    private static final String USUAL = "conf/instrucciones.md";
    private static final String PACKAGED = "instrucciones.md";

    private Instructions() {}

    /** Empty when the file cannot be used. Only the usual file may be missing. */
    static Optional<String> read(Path directory, String file) {
        try {
            Path path = directory.resolve(file);
            String text = file.equals(USUAL) && Files.notExists(path) ? packaged() : Files.readString(path, UTF_8);
            return Optional.of(text.replace("\uFEFF", "").strip()).filter(content -> !content.isEmpty());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String packaged() {
        try (InputStream in = Instructions.class.getResourceAsStream(PACKAGED)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
