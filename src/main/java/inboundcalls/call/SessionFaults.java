package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.log.CallLog;
import inboundcalls.realtime.RealtimeListener.ResponseEnd;
import inboundcalls.realtime.RealtimeListener.ServerError;
import inboundcalls.realtime.RealtimeListener.SessionEnd;
import inboundcalls.realtime.ResponseSequencer;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Tells a session's faults apart: those that matter nothing, those for which another session is needed, and those that end the call. Lives on
 * the call's event loop.
 */
final class SessionFaults {
    private final CallLog log;
    private final CallStats stats;
    private final ResponseSequencer responses;
    private final SpokenFiller aside;
    private final Resumption resumption;
    private final SecondTry secondTry;
    private final BooleanSupplier ready;
    private final BiConsumer<EndReason, String> end;
    private final BiConsumer<EndReason, String> lost;

    /** {@code ready}: the model has taken its settings; {@code end} and {@code lost} as the {@link Conversation}'s. */
    SessionFaults(
            CallParts parts,
            ResponseSequencer responses,
            SpokenFiller aside,
            Resumption resumption,
            BooleanSupplier ready,
            BiConsumer<EndReason, String> end,
            BiConsumer<EndReason, String> lost) {
        this.log = parts.log();
        this.stats = parts.stats();
        this.responses = requireNonNull(responses);
        this.aside = requireNonNull(aside);
        this.resumption = requireNonNull(resumption);
        this.secondTry = new SecondTry(responses, parts.loop());
        this.ready = requireNonNull(ready);
        this.end = requireNonNull(end);
        this.lost = requireNonNull(lost);
    }

    void onError(ServerError error) {
        boolean handled = !aside.wasRefused(error.eventId()) && responses.onError(error);
        if (handled || ErrorCodes.isBenign(error.code())) {
            stats.benignError();
        } else if (ready.getAsBoolean() && ErrorCodes.isExpiry(error.code())) {
            lost.accept(EndReason.MODEL_LOST, error.message());
        } else if (ErrorCodes.isFatal(error.code()) || !ready.getAsBoolean()) {
            end.accept(EndReason.ofError(error.code()), error.code() + ": " + error.message());
        } else {
            log.warn("⚠️ Error de la API Realtime: {} {}", error.code(), error.message());
        }
    }

    /** False when the call, or the session, has ended of it. */
    boolean outlives(ResponseEnd response) {
        String detail = response.code() + ": " + response.message();
        if (ErrorCodes.isFatal(response.code())) {
            end.accept(EndReason.ofError(response.code()), detail);
            return false;
        }
        if (!response.failed()) {
            secondTry.stop();
            return true;
        }
        log.warn("⚠️ Respuesta fallida del modelo: {} {}", response.code(), response.message());
        if (secondTry.begin()) {
            return true;
        }
        resumption.onCut();
        lost.accept(EndReason.ofError(response.code()), detail);
        return false;
    }

    /** The caller says something that counts. */
    void onCallerSpeaks() {
        secondTry.stop();
    }

    /** The session is over. */
    void close() {
        secondTry.stop();
    }

    /** Where no session could be opened, that was tried often enough. */
    void onClosed(SessionEnd closed) {
        EndReason why = EndReason.of(closed.kind());
        if (closed.kind().isDeaf()) {
            resumption.onCut(); // the caller may have asked something
        }
        if (closed.kind().isLoss()) {
            lost.accept(why, closed.detail());
        } else if (closed.kind() != SessionEnd.Kind.CLOSED_BY_US) {
            end.accept(why, closed.detail());
        }
    }
}
