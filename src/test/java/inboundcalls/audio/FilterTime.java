package inboundcalls.audio;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The filter's own CPU time for a frame of 20 ms: {@code FilterTime FROM TO [linear] < in.raw > out.raw}. Says on standard error what
 * {@code src/test/peer/speex_resample.c} says, and takes the time the same way, but after another filter has had the same sound over and over
 * for three seconds: by then the JIT compiler has come to the loop.
 */
public final class FilterTime {
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Pcm in;
    private final short[] out;
    private long taken;
    private int given;
    private double held;

    private FilterTime(Pcm in, int to) {
        this.in = in;
        this.out = new short[(int) ((long) in.samples().length * to / in.rate()) + to];
    }

    public static void main(String[] args) throws IOException {
        int from = Integer.parseInt(args[0]);
        int to = Integer.parseInt(args[1]);
        FilterTime time = new FilterTime(RawSound.pcm(System.in.readAllBytes(), from), to);
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            time.nanos(filter(from, to, args.length > 2));
        }
        double nanos = time.nanos(filter(from, to, args.length > 2));
        System.err.printf(Locale.ROOT, "nanos %.1f held %.1f%n", nanos, time.held);
        System.out.write(RawSound.bytes(time.heard(to)));
        System.out.flush();
    }

    private static UnaryOperator<Pcm> filter(int from, int to, boolean linear) {
        return linear ? new LinearInterpolation(from, to)::resample : new Resampler(from, to)::resample;
    }

    private double nanos(UnaryOperator<Pcm> filter) {
        taken = 0;
        given = 0;
        held = 0;
        int frames = RawSound.frames(in);
        Pcm[] cut = new Pcm[frames];
        for (int i = 0; i < frames; i++) {
            cut[i] = RawSound.frame(in, i);
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Pcm frame : cut) {
            keep(filter.apply(frame));
        }
        return (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / frames;
    }

    private void keep(Pcm heard) {
        System.arraycopy(heard.samples(), 0, out, given, heard.samples().length);
        given += heard.samples().length;
        taken += in.rate() / 50;
        held = Math.max(held, (double) taken * heard.rate() / in.rate() - given);
    }

    private Pcm heard(int to) {
        return new Pcm(Arrays.copyOf(out, given), to);
    }
}
