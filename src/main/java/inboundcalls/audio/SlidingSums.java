package inboundcalls.audio;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * All outputs of one phase together, four taps at a time: the inner loop runs over consecutive outputs, and the JIT compiler makes vector
 * instructions of it, which it can't of a dot product.
 *
 * <p>The outputs of a phase lie {@code down} input samples apart, so the line is first dealt to {@code down} lanes. The compiler vectorises a
 * loop only when it reads and writes all its arrays at one index. Hence four copies of each lane, each a column later than the one before;
 * and before the next four taps, which are four columns older, it is the sums that slide four columns back.
 */
final class SlidingSums implements Convolution {
    /** JDK 17 vectorises no loop over more arrays. */
    private static final int COPIES = 4;

    private final FilterBank bank;
    /** By lane, then by how many columns late. */
    private final float[][][] lanes;

    private final float[] sums;

    /** {@code length}: of every line. */
    SlidingSums(FilterBank bank, int length) {
        this.bank = requireNonNull(bank);
        int columns = (length + bank.down() - 1) / bank.down();
        this.lanes = new float[bank.down()][COPIES][columns];
        this.sums = new float[columns];
    }

    static int tapsAtATime(int down) {
        return COPIES * down;
    }

    @Override
    public void run(float[] line, long first, short[] out, int offset, int count) {
        for (int lane = 0; lane < lanes.length; lane++) {
            deal(line, lane);
        }
        for (int i = 0; i < Math.min(bank.up(), count); i++) {
            long at = first + (long) i * bank.down();
            int newest = bank.history() + (int) (at / bank.up());
            int outputs = (count - i + bank.up() - 1) / bank.up();
            int start = sum(bank.phases()[(int) (at % bank.up())], newest, outputs);
            spread(start, outputs, out, offset + i);
        }
    }

    private void deal(float[] line, int lane) {
        float[] samples = lanes[lane][0];
        for (int from = lane, to = 0; from < line.length; from += lanes.length, to++) {
            samples[to] = line[from];
        }
        for (int late = 1; late < COPIES; late++) {
            System.arraycopy(samples, 0, lanes[lane][late], late, samples.length - late);
        }
    }

    /** Returns the column of the first sum. */
    private int sum(float[] phase, int newest, int outputs) {
        int start = newest / lanes.length;
        Arrays.fill(sums, start, start + outputs, 0);
        for (int i = 0; i < lanes.length; i++) {
            float[][] lane = lanes[(newest - i) % lanes.length];
            for (int tap = i; tap < phase.length; tap += tapsAtATime(lanes.length)) {
                int column = (newest - tap) / lanes.length;
                System.arraycopy(sums, start, sums, column, outputs);
                start = column;
                add(phase, tap, lane, start, outputs);
            }
        }
        return start;
    }

    private void add(float[] phase, int tap, float[][] lane, int start, int outputs) {
        float a = phase[tap];
        float b = phase[tap + lanes.length];
        float c = phase[tap + 2 * lanes.length];
        float d = phase[tap + 3 * lanes.length];
        add(a, lane[0], b, lane[1], c, lane[2], d, lane[3], sums, start, start + outputs);
    }

    private static void add(
            float a,
            float[] as,
            float b,
            float[] bs,
            float c,
            float[] cs,
            float d,
            float[] ds,
            float[] sums,
            int start,
            int end) {
        for (int i = start; i < end; i++) {
            sums[i] = sums[i] + a * as[i] + b * bs[i] + c * cs[i] + d * ds[i];
        }
    }

    private void spread(int start, int outputs, short[] out, int offset) {
        for (int from = start, to = offset; from < start + outputs; from++, to += bank.up()) {
            out[to] = Sample.nearest(sums[from]);
        }
    }
}
