package inboundcalls.simulation;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Wav;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Both sides of a call as a WAV file: the caller left, the server right. */
public final class StereoFile {
    private StereoFile() {}

    /** Makes the file's folder if need be. */
    public static void write(Path file, SyntheticCaller caller) throws IOException {
        Pcm said = caller.said().sound();
        Pcm heard = caller.heard().sound();
        int length = Math.max(said.samples().length, heard.samples().length);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            Wav.write(out, List.of(padded(said, length), padded(heard, length)));
        }
    }

    private static Pcm padded(Pcm pcm, int length) {
        return new Pcm(Arrays.copyOf(pcm.samples(), length), pcm.rate());
    }
}
