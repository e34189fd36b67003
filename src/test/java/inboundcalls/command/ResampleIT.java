package inboundcalls.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.RawSound;
import inboundcalls.audio.Resampler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the jar that is shipped, between two files. */
final class ResampleIT {
    private static final Path JAR =
            Path.of("target", "openai-inbound-calls.jar").toAbsolutePath();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"8000, 24000", "24000, 8000", "44100, 24000", "24000, 24000", "11025, 8000"})
    void writesWhatACallWouldHearAndNothingElse(int from, int to) throws Exception {
        byte[] noise = noise(2 * 5_001);
        assertEquals(0, resample(noise, from, to), err());
        Pcm heard = new Resampler(from, to).resample(RawSound.pcm(noise, from));
        assertEquals((5_001L * to + from - 1) / from, heard.samples().length);
        assertArrayEquals(RawSound.bytes(heard), Files.readAllBytes(directory.resolve("out")));
        assertEquals("", err());
    }

    @Test
    void givesEveryFrameBeforeItWaitsForTheNext() throws Exception {
        Process process = command("--from=8000", "--to=24000").start();
        try (OutputStream in = process.getOutputStream()) {
            for (int frame = 0; frame < 3; frame++) {
                in.write(new byte[320]);
                in.flush();
                assertEquals(960, process.getInputStream().readNBytes(960).length);
            }
        }
        assertEquals(0, process.getInputStream().readAllBytes().length);
        assertEquals(0, process.waitFor());
    }

    @Test
    void saysThatTheInputEndsInHalfASample() throws Exception {
        assertEquals(2, resample(noise(321), 8_000, 24_000));
        assertEquals("error: the input ends in half a sample (expected: 16 bits each)", firstError());
        assertEquals(960, Files.size(directory.resolve("out")));
    }

    @ParameterizedTest
    @CsvSource({"7999, 24000, --from: 7999", "8000, 192001, --to: 192001", "-8000, 8000, --from: -8000"})
    void refusesRatesThatNoPhoneHas(int from, int to, String what) throws Exception {
        assertEquals(2, resample(new byte[0], from, to));
        assertEquals("error: " + what + " (expected: 8000 to 192000 Hz)", firstError());
        assertEquals(0, Files.size(directory.resolve("out")));
    }

    @Test
    void asksForBothRates() throws Exception {
        assertEquals(2, run(command("--from=8000")));
        assertEquals("error: Missing required option: '--to=RATE'", firstError());
    }

    private int resample(byte[] in, int from, int to) throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve("in"), in);
        return run(command("--from=" + from, "--to=" + to).redirectInput(file.toFile()));
    }

    private int run(ProcessBuilder command) throws IOException, InterruptedException {
        return command.redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start()
                .waitFor();
    }

    private static ProcessBuilder command(String... options) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-jar", JAR.toString(), "resample"));
        command.addAll(Arrays.asList(options));
        return new ProcessBuilder(command);
    }

    private String firstError() throws IOException {
        return err().lines().findFirst().orElse("");
    }

    private String err() throws IOException {
        return Files.readString(directory.resolve("err"), UTF_8);
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
