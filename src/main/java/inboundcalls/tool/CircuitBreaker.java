package inboundcalls.tool;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares an API that fails, and those who would wait for it: after so many failures in a row nobody asks it for a pause; then one attempt is
 * made, which ends the pause or begins another. An attempt that was made before the last change decides nothing. Thread-safe; it never waits.
 */
public final class CircuitBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    private final String api;
    private final int threshold;
    private final Duration pause;
    private final Ticker ticker;
    private int failures;
    private boolean pausing;
    private boolean probing;
    private long pausedAt;
    /** Counts the changes from asking to pausing and back. */
    private int era;

    /**
     * @param api as the log names it
     * @param threshold so many failures in a row begin a pause
     */
    public CircuitBreaker(String api, int threshold, Duration pause, Ticker ticker) {
        this.api = requireNonNull(api);
        this.threshold = threshold;
        this.pause = requireNonNull(pause);
        this.ticker = requireNonNull(ticker);
    }

    /** Leave to ask the API; it must be told how that ended. Empty: not now. */
    public synchronized Optional<Attempt> attempt() {
        if (!pausing) {
            return Optional.of(new Attempt(era));
        }
        if (probing || ticker.nanoTime() - pausedAt < pause.toNanos()) {
            return Optional.empty();
        }
        probing = true;
        LOG.info("🔎 {}: se le hace una pregunta de prueba", api);
        return Optional.of(new Attempt(era));
    }

    /** It is a pause now: what is asked is answered without the API. When it is over the next question tries it, so that is no pause. */
    public synchronized boolean isPausing() {
        return pausing && ticker.nanoTime() - pausedAt < pause.toNanos();
    }

    private synchronized void onAnswer(int since) {
        if (since != era) {
            return;
        }
        failures = 0;
        if (pausing) {
            pausing = false;
            era++;
            LOG.info("✅ {}: vuelve a responder", api);
        }
    }

    private synchronized void onFailure(int since) {
        if (since != era) {
            return;
        }
        failures++;
        if (pausing) {
            LOG.warn("⛔ {}: sigue sin responder; no se le pregunta durante {} s", api, pause.toSeconds());
            beginPause();
        } else if (failures == threshold) {
            LOG.warn("⛔ {}: {} fallos seguidos; no se le pregunta durante {} s", api, failures, pause.toSeconds());
            beginPause();
        }
    }

    private void beginPause() {
        pausing = true;
        probing = false;
        pausedAt = ticker.nanoTime();
        era++;
    }

    private synchronized void onAbandon(int since) {
        if (since == era) {
            probing = false;
        }
    }

    /** One question to the API; one of its methods is called, once, when it is over. From any thread. */
    public final class Attempt {
        private final int since;

        private Attempt(int since) {
            this.since = since;
        }

        /** Any answer that shows that the API works, be it a refusal. */
        public void answered() {
            onAnswer(since);
        }

        public void failed() {
            onFailure(since);
        }

        /** Nobody will know: it was not made, or nobody waited for its end. */
        public void abandoned() {
            onAbandon(since);
        }
    }
}
