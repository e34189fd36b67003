package inboundcalls.simulation;

/**
 * Finds marks in a stream of sound at 24 kHz: 3 ms of silence, then the start, then the bits in the middle of their chips. What is not so strong as a
 * mark, or has the wrong parity, is none. Lives on one thread.
 */
final class MarkReader {
    /** Is told of marks. */
    @FunctionalInterface
    interface Listener {
        /** {@code start} is the sample of the stream that it begins with. */
        void onMark(Mark mark, long start);
    }

    private static final int SILENCE = Mark.AMPLITUDE / 4;
    private static final int LEAST = Mark.AMPLITUDE / 2;
    private static final int MOST = Mark.AMPLITUDE * 7 / 4;
    private static final int CHIP_SAMPLES = Mark.chipSamples(SimulatedRealtime.RATE);

    private final Listener listener;
    private long position;
    private int silent;
    /** Samples since the start of what may be a mark; negative: there is none. */
    private int inside = -1;

    private int bits;

    MarkReader(Listener listener) {
        this.listener = listener;
    }

    void read(short[] samples) {
        for (short sample : samples) {
            if (inside < 0) {
                seek(sample);
            } else {
                follow(sample);
            }
            position++;
        }
    }

    private void seek(short sample) {
        if (Math.abs(sample) < SILENCE) {
            silent++;
        } else if (sample >= LEAST) {
            inside = silent >= 4 * CHIP_SAMPLES ? 0 : -1;
            silent = 0;
            bits = 0;
        } else if (sample < 0) {
            silent = 0; // a mark rises only
        }
    }

    private void follow(short sample) {
        inside++;
        if (inside % CHIP_SAMPLES != CHIP_SAMPLES / 2) {
            return;
        }
        int chip = inside / CHIP_SAMPLES - Mark.START_CHIPS;
        int level = Math.abs(sample);
        if (level < LEAST || level > MOST || (chip < 0 && sample < 0)) {
            inside = -1;
            silent = 0;
        } else if (chip >= 0) {
            bits |= sample > 0 ? 1 << chip : 0;
            finish(chip);
        }
    }

    private void finish(int chip) {
        if (chip == Mark.BITS - 1) {
            long start = position - inside;
            inside = -1;
            if (Mark.isWord(bits)) {
                listener.onMark(Mark.ofWord(bits), start);
            }
        }
    }
}
