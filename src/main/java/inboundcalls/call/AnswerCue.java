package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.log.CallLog;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.realtime.ResponseSequencer;
import io.netty.util.concurrent.Future;
import java.time.Duration;

/**
 * Gets the model to speak about what functions answered: asks as soon as there is nothing any more to wait for, and once more when it stays
 * mute then. Lives on the call's event loop.
 */
final class AnswerCue {
    static final String NUDGE = "Di ahora en voz alta, en una o dos frases, lo que respondió la función.";

    private final ResponseSequencer responses;
    private final long muteMillis;
    private final CallLoop loop;
    private final CallLog log;
    private Future<?> timer;
    /** The model was asked, and not once more yet. */
    private boolean asked;

    AnswerCue(ResponseSequencer responses, Duration muteTimeout, CallLoop loop, CallLog log) {
        this.responses = requireNonNull(responses);
        this.muteMillis = muteTimeout.toMillis();
        this.loop = requireNonNull(loop);
        this.log = requireNonNull(log);
        this.timer = loop.newSucceededFuture(null);
    }

    /** The model has results that it is to speak about. */
    void ask() {
        responses.request();
        awaitRequest();
    }

    /** As {@link #ask()}, with instructions for that response alone. */
    void ask(String instructions) {
        responses.request(instructions);
        awaitRequest();
    }

    /** It speaks, or calls a function about which it will be asked again. */
    void onAnswer() {
        if (asked) {
            close();
        }
    }

    /** No timer runs afterwards. */
    void close() {
        asked = false;
        timer.cancel(false);
    }

    private void awaitRequest() {
        timer.cancel(false);
        responses.proceed();
        asked = !responses.isWaiting();
        timer = asked
                ? loop.schedule(this::nudge, muteMillis, MILLISECONDS)
                : loop.schedule(this::awaitRequest, PlayoutBuffer.FRAME_MILLIS, MILLISECONDS);
    }

    /** A response that goes on without a word is waited for: it would be spoken twice. */
    private void nudge() {
        if (responses.isFree()) {
            asked = false;
            log.warn("⏳ El modelo no dijo nada del resultado: se le pide otra vez");
            responses.request(NUDGE);
        } else {
            timer = loop.schedule(this::nudge, PlayoutBuffer.FRAME_MILLIS, MILLISECONDS);
        }
    }
}
