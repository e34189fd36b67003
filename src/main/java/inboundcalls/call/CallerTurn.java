package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.Future;
import java.util.Optional;

/** Something that the caller says while the model may be speaking: is it meant, or noise? Lives on the call's event loop. */
final class CallerTurn {
    private enum Verdict {
        OPEN,
        MEANT,
        NOISE
    }

    private final String itemId;
    private final long startMillis;
    private Verdict verdict = Verdict.OPEN;
    private boolean committed;
    private Optional<Future<?>> deadline = Optional.empty();

    /** @param startMillis where it begins in the session's sound */
    CallerTurn(String itemId, long startMillis) {
        this.itemId = requireNonNull(itemId);
        this.startMillis = startMillis;
    }

    String itemId() {
        return itemId;
    }

    long startMillis() {
        return startMillis;
    }

    /** Something decides when nothing else has by then; it takes the place of what would have decided before. */
    void decideBy(Future<?> timer) {
        cancelDeadline();
        deadline = Optional.of(timer);
    }

    void cancelDeadline() {
        deadline.ifPresent(timer -> timer.cancel(false));
    }

    boolean isOpen() {
        return verdict == Verdict.OPEN;
    }

    boolean isNoise() {
        return verdict == Verdict.NOISE;
    }

    /** It is speech for the model; no effect when it was found to be noise before. */
    void mean() {
        decide(Verdict.MEANT);
    }

    void dismiss() {
        decide(Verdict.NOISE);
    }

    private void decide(Verdict found) {
        if (isOpen()) {
            verdict = found;
            cancelDeadline();
        }
    }

    /** It is an item of the conversation now. */
    void commit() {
        committed = true;
    }

    /** It is meant, and the model has it. */
    boolean wantsAnswer() {
        return committed && verdict == Verdict.MEANT;
    }

    /** It is noise, and the model has it. */
    boolean wantsDeletion() {
        return committed && isNoise();
    }
}
