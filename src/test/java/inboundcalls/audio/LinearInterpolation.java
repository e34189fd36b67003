package inboundcalls.audio;

/** Straight lines between samples and no filter, as many bridges have it: the far end of the scale. One sample late. */
final class LinearInterpolation {
    private final int from;
    private final int to;
    private int before;
    /** When the next output is due, in {@code 1/to} of an input sample after the one before the block. */
    private long next;

    LinearInterpolation(int from, int to) {
        this.from = from;
        this.to = to;
    }

    Pcm resample(Pcm in) {
        long end = (long) in.samples().length * to;
        short[] out = new short[(int) ((end - next + from - 1) / from)];
        for (int i = 0; i < out.length; i++, next += from) {
            out[i] = between(in.samples(), (int) (next / to), (double) (next % to) / to);
        }
        next -= end;
        before = in.samples()[in.samples().length - 1];
        return new Pcm(out, to);
    }

    private short between(short[] samples, int after, double part) {
        int first = after == 0 ? before : samples[after - 1];
        return (short) Math.round(first + (samples[after] - first) * part);
    }
}
