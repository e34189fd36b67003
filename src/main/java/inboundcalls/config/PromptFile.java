package inboundcalls.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A recording that callers hear: a file of the operator's, or the one that came with the jar. */
final class PromptFile {
    static final String EXPECTED = "a readable WAV file (mono, 16 bits)";

    private static final Path USUAL = Path.of("conf", "prompts");

    private PromptFile() {}

    /** Empty when the file cannot be used, empty within when it is the jar's: only a usual file may be missing. */
    static Optional<Optional<Path>> find(Path directory, String file) {
        try {
            Path path = directory.resolve(file);
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return Optional.of(Optional.of(path));
            }
            boolean inTheJar = USUAL.equals(Path.of(file).getParent()) && Files.notExists(path);
            return inTheJar ? Optional.of(Optional.empty()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
