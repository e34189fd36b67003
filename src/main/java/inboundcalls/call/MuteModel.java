package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.realtime.ResponseSequencer;
import java.util.function.Consumer;

/**
 * Notices a model that was asked to speak, or began to, and does neither speak nor do anything else; its connection may be in the best of health.
 * Lives on the call's event loop.
 */
final class MuteModel {
    private static final long LIMIT_MILLIS = 10_000;

    private final Stillness stillness;
    private final ResponseSequencer responses;
    private final Consumer<String> lost;
    private long silentMillis;

    /** {@code lost} is told, with a detail, that another session is needed. */
    MuteModel(Stillness stillness, ResponseSequencer responses, Consumer<String> lost) {
        this.stillness = requireNonNull(stillness);
        this.responses = requireNonNull(responses);
        this.lost = requireNonNull(lost);
    }

    /** A frame has gone by. */
    void beat() {
        boolean mute = stillness.isSilent() && !responses.isFree();
        silentMillis = mute ? silentMillis + PlayoutBuffer.FRAME_MILLIS : 0;
        if (silentMillis >= LIMIT_MILLIS) {
            silentMillis = 0;
            lost.accept("el modelo lleva " + LIMIT_MILLIS / 1_000 + " s sin responder");
        }
    }
}
