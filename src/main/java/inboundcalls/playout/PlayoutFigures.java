package inboundcalls.playout;

import java.util.Locale;

/**
 * How steadily frames went to phones: of one call or of all.
 *
 * @param frames those that were handed over
 * @param p50Millis half of them were no later than this after their deadline
 * @param underruns gaps within a speech, because the model's sound did not come in time
 * @param forgivenFrames those that were never sent, after stalls
 */
public record PlayoutFigures(
        long frames, double p50Millis, double p99Millis, double maxMillis, long underruns, long forgivenFrames) {
    /** For the operators' log. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "retraso p50 %.1f ms, p99 %.1f ms, máx. %.1f ms; cortes de voz: %d; tramas perdidas: %d",
                p50Millis,
                p99Millis,
                maxMillis,
                underruns,
                forgivenFrames);
    }
}
