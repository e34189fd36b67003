package inboundcalls.audio;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs programs between files of a directory. */
final class PeerRun {
    private final Path in;
    private final Path out;
    private final Path err;

    PeerRun(Path directory) {
        this.in = directory.resolve("in.raw");
        this.out = directory.resolve("out.raw");
        this.err = directory.resolve("err.txt");
    }

    void input(Pcm sound) throws IOException {
        Files.write(in, RawSound.bytes(sound));
    }

    Pcm output(int rate) throws IOException {
        return RawSound.pcm(Files.readAllBytes(out), rate);
    }

    /** Returns what it said on standard error. */
    String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(Redirect.to(err.toFile()))
                .start();
        int status = process.waitFor();
        String said = Files.readString(err);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + ": status " + status + ": " + said);
        }
        return said;
    }
}
