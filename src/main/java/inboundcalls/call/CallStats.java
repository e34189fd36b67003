package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import inboundcalls.call.CallTotals.FunctionEnd;
import inboundcalls.log.CallLog;
import inboundcalls.playout.PlayoutFigures;
import inboundcalls.realtime.TallyListener;
import inboundcalls.realtime.Usage;
import java.util.Locale;

/** What is counted of one call. Lives on the call's event loop. */
final class CallStats implements TallyListener {
    private final CallTotals totals;
    private long functionCalls;
    private long functionEnds;
    private long chunksSent;
    private long chunksReceived;
    private long ignoredEvents;
    private long benignErrors;
    private long cutSamples;
    private long interruptions;
    private long reconnections;
    private long falseStarts;
    private long echoMicros;
    private CallUsage usage = CallUsage.NONE;

    CallStats(CallTotals totals) {
        this.totals = requireNonNull(totals);
    }

    void functionCall() {
        functionCalls++;
    }

    void functionEnd(FunctionEnd end, long nanos) {
        functionEnds++;
        totals.function(end, nanos);
    }

    /** How many were begun. */
    long functionCalls() {
        return functionCalls;
    }

    /** The caller has waited so long for the first sound of an answer. */
    void answer(long nanos, boolean withFunction) {
        totals.answer(nanos, withFunction);
    }

    /** An append event went to the model. */
    void chunkSent() {
        chunksSent++;
    }

    /** An audio delta came from the model. */
    void chunkReceived() {
        chunksReceived++;
    }

    @Override
    public void onUsage(Usage more) {
        usage = usage.plus(more);
        totals.used(before -> before.plus(more));
    }

    @Override
    public void onTranscribed(Usage more, long millis) {
        usage = usage.plusTranscribed(more, millis);
        totals.used(before -> before.plusTranscribed(more, millis));
    }

    @Override
    public void onIgnored(String type) {
        ignoredEvents++;
    }

    void benignError() {
        benignErrors++;
    }

    /** A payload of the phone ended in half a sample. */
    void cutSample() {
        cutSamples++;
    }

    /** The caller cut off what the model was saying. */
    void interruption() {
        interruptions++;
        totals.interruption();
    }

    /** Another session with the model took over. */
    void reconnection() {
        reconnections++;
        totals.reconnection();
    }

    /** What paused the model was no speech. */
    void falseStart() {
        falseStarts++;
        totals.falseStart();
    }

    /** Sound of the phone was kept from the model. */
    void echo(Pcm pcm) {
        echoMicros += pcm.samples().length * 1_000_000L / pcm.rate();
    }

    /** What the provider bills, up to now. */
    CallUsage usage() {
        return usage;
    }

    /** Up to now. */
    CallView.Counts counts() {
        return new CallView.Counts(
                functionCalls, functionCalls - functionEnds, interruptions, falseStarts, reconnections);
    }

    void logTo(CallLog log, long nanos, PlayoutFigures playout) {
        log.info("📊 Total de function calls: {}", functionCalls);
        log.info("📊 Tiempo total de llamada: {}s", String.format(Locale.ROOT, "%.1f", nanos / 1e9));
        log.info("📊 Audio chunks enviados: {}", chunksSent);
        log.info("📊 Audio chunks recibidos: {}", chunksReceived);
        log.info("📊 Audio al teléfono: {}", playout.describe());
        if (reconnections > 0) {
            log.info("📊 Sesiones reabiertas: {}", reconnections);
        }
        if (interruptions + falseStarts + echoMicros > 0) {
            log.info(
                    "📊 Interrupciones: {}, falsas: {}, eco retenido: {}s",
                    interruptions,
                    falseStarts,
                    String.format(Locale.ROOT, "%.1f", echoMicros / 1e6));
        }
        if (ignoredEvents + benignErrors + cutSamples > 0) {
            log.info(
                    "📊 Eventos sin uso: {}, errores sin efecto: {}, muestras cortadas: {}",
                    ignoredEvents,
                    benignErrors,
                    cutSamples);
        }
    }
}
