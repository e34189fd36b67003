package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.realtime.ResponseSequencer;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;

/**
 * The call's first response, where it must not be interrupted: from the request until all of it was played. One that hangs is not protected for
 * ever. Lives on the call's event loop.
 */
final class ProtectedGreeting {
    private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

    private final ResponseSequencer responses;
    private final Downlink downlink;
    private final Ticker ticker;
    private boolean goesOn;
    private long start;
    private String responseId = "";

    ProtectedGreeting(ResponseSequencer responses, Downlink downlink, Ticker ticker) {
        this.responses = requireNonNull(responses);
        this.downlink = requireNonNull(downlink);
        this.ticker = requireNonNull(ticker);
    }

    /** It has been asked for. */
    void begin() {
        goesOn = true;
        start = ticker.nanoTime();
    }

    void onResponseCreated(String id) {
        responseId = responseId.isEmpty() ? id : responseId;
    }

    boolean goesOn() {
        goesOn = goesOn && isUnheard() && ticker.nanoTime() - start < LIMIT_NANOS;
        return goesOn;
    }

    private boolean isUnheard() {
        return responseId.isEmpty()
                ? !responses.isFree()
                : responses.activeId().equals(responseId) || downlink.isSpeaking(responseId);
    }
}
