package inboundcalls.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The neighbour in Node that the server is measured beside has the server's filter. */
class NodeResamplerTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void needsNode() throws InterruptedException {
        boolean found = hasNode();
        if (!found) {
            System.out.println("SKIPPED NodeResamplerTest: node is not installed");
        }
        assumeTrue(found, "node is not installed");
    }

    /** Its sums are wider: where they lie between two samples it may round to the other one. */
    @ParameterizedTest
    @CsvSource({"8000, 24000", "24000, 8000"})
    void filtersAsTheServerDoes(int from, int to) throws Exception {
        Pcm noise = noise(from);
        PeerRun run = new PeerRun(directory);
        run.input(noise);
        run.run(List.of("node", "src/test/peer/node/resample.js", "" + from, "" + to));
        short[] theirs = run.output(to).samples();
        short[] ours = new Resampler(from, to).resample(noise).samples();
        assertEquals(ours.length, theirs.length);
        for (int i = 0; i < ours.length; i++) {
            assertTrue(
                    Math.abs(ours[i] - theirs[i]) <= 1, "sample " + i + ": " + theirs[i] + " (ours: " + ours[i] + ")");
        }
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** A second. */
    private static Pcm noise(int rate) {
        Random random = new Random(7);
        short[] samples = new short[rate];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
        }
        return new Pcm(samples, rate);
    }
}
