package inboundcalls.audio;

import static java.util.Objects.requireNonNull;

/** One output after the other: for ratios of many phases, such as 80/147, where hardly two outputs of a frame share one. */
final class DotProducts implements Convolution {
    private final FilterBank bank;

    DotProducts(FilterBank bank) {
        this.bank = requireNonNull(bank);
    }

    @Override
    public void run(float[] line, long first, short[] out, int offset, int count) {
        long at = first;
        for (int i = 0; i < count; i++, at += bank.down()) {
            float[] phase = bank.phases()[(int) (at % bank.up())];
            out[offset + i] = Sample.nearest(dot(phase, line, bank.history() + (int) (at / bank.up())));
        }
    }

    private static float dot(float[] phase, float[] line, int newest) {
        float sum = 0;
        for (int k = 0; k < phase.length; k++) {
            sum += phase[k] * line[newest - k];
        }
        return sum;
    }
}
