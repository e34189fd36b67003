package inboundcalls.audio;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A frame of 20 ms from the phone's rate to the model's, and back. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResamplerBenchmark {
    private static final int MODEL_RATE = 24_000;

    @Param({"8000", "16000", "44100", "48000"})
    private int phoneRate;

    private Resampler up;
    private Resampler down;
    private Pcm fromPhone;
    private Pcm fromModel;

    @Setup
    public void fill() {
        up = new Resampler(phoneRate, MODEL_RATE);
        down = new Resampler(MODEL_RATE, phoneRate);
        fromPhone = noise(phoneRate);
        fromModel = noise(MODEL_RATE);
    }

    @Benchmark
    public Pcm toModel() {
        return up.resample(fromPhone);
    }

    @Benchmark
    public Pcm toPhone() {
        return down.resample(fromModel);
    }

    private static Pcm noise(int rate) {
        Random random = new Random(1);
        short[] noise = new short[rate / 50];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextInt(28_000) - 14_000);
        }
        return new Pcm(noise, rate);
    }
}
