package inboundcalls.command;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings raw sound from standard input to another rate, with the filter that calls go through. */
@Command(
        name = "resample",
        description = {
            "Reads raw 16-bit little-endian mono sound from standard input and writes it at another rate to standard output,"
                    + " in frames of 20 ms and with the filter that calls go through.",
            "n samples give n * TO / FROM, rounded up, as they come: the filter's delay (27 samples of the lower rate) is not made up for, and"
                    + " nothing follows the last sample. Exit status 2 when the input ends in half a sample."
        })
public final class Resample implements Callable<Integer> {
    private static final int LOWEST_RATE = 8_000;
    private static final int HIGHEST_RATE = 192_000;
    private static final int FRAMES_PER_SECOND = 50;

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "RATE", required = true, description = "The input's, 8000 to 192000 Hz.")
    private int from;

    @Option(names = "--to", paramLabel = "RATE", required = true, description = "The output's, 8000 to 192000 Hz.")
    private int to;

    @Override
    public Integer call() throws IOException {
        Resampler resampler = new Resampler(checked("--from", from), checked("--to", to));
        // Not System.out: that swallows what goes wrong.
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            resample(System.in, resampler, out);
        }
        return 0;
    }

    private void resample(InputStream in, Resampler resampler, OutputStream out) throws IOException {
        int frameBytes = from / FRAMES_PER_SECOND * Short.BYTES;
        byte[] frame;
        do {
            frame = in.readNBytes(frameBytes);
            out.write(bytes(resampler.resample(samples(frame))));
        } while (frame.length == frameBytes);
        if (frame.length % Short.BYTES != 0) {
            throw misuse("the input ends in half a sample (expected: 16 bits each)");
        }
    }

    private Pcm samples(byte[] frame) {
        short[] samples = new short[frame.length / Short.BYTES];
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Pcm(samples, from);
    }

    private static byte[] bytes(Pcm pcm) {
        ByteBuffer bytes =
                ByteBuffer.allocate(pcm.samples().length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(pcm.samples());
        return bytes.array();
    }

    private int checked(String option, int rate) {
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
            throw misuse(option + ": " + rate + " (expected: " + LOWEST_RATE + " to " + HIGHEST_RATE + " Hz)");
        }
        return rate;
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
