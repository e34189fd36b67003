package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the provider serves calls, by how the newest of them fared: it fails when {@value #FAILURES} in a row ended through its fault and no
 * session has opened since, for {@value #SECONDS} s after the newest of these; then calls should come again, so that the next one can tell. No
 * call is kept from trying: this is for those who decide where calls go. Thread-safe, without a lock.
 */
public final class ProviderHealth {
    static final int FAILURES = 3;
    static final int SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(ProviderHealth.class);

    private final Ticker ticker;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong newest = new AtomicLong();

    ProviderHealth(Ticker ticker) {
        this.ticker = requireNonNull(ticker);
    }

    public boolean isFailing() {
        return failures.get() >= FAILURES && ticker.nanoTime() - newest.get() < TimeUnit.SECONDS.toNanos(SECONDS);
    }

    /** A session has opened. */
    void onSession() {
        if (failures.get() > 0 && failures.getAndSet(0) >= FAILURES) {
            LOG.info("✅ API Realtime: vuelve a atender llamadas");
        }
    }

    /** A call has ended through the provider's fault. */
    void onFailure() {
        newest.set(ticker.nanoTime());
        if (failures.incrementAndGet() == FAILURES) {
            LOG.warn("⛔ API Realtime: {} llamadas seguidas terminadas por su causa", FAILURES);
        }
    }
}
