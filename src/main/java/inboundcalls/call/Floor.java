package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.config.Config;
import inboundcalls.log.CallLog;
import inboundcalls.playout.PlayoutBuffer;
import inboundcalls.realtime.RealtimeSession;
import inboundcalls.realtime.ResponseSequencer;
import io.netty.util.concurrent.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides who has the floor: whether what the caller says interrupts the model, and when the model answers it. Lives on the call's event loop.
 *
 * <p>Left to the provider, any speech interrupts; the provider cancels and answers by itself. Otherwise ({@link Config.BargeIn}) the
 * provider only listens: speech over the model pauses it at once, and is an interruption as soon as a word of it was transcribed or it is long
 * enough. When neither comes in time it is deleted, and the model goes on where it paused. Speech while the model is silent needs no decision.
 * A protected greeting is neither paused nor cut, and what was said over it is answered after it.
 */
final class Floor {
    private static final long PATIENCE_MILLIS = 1_500;

    private final Config.BargeIn rules;
    private final Config.TurnDetection detection;
    private final Assistant assistant;
    private final RealtimeSession session;
    private final ResponseSequencer responses;
    private final Downlink downlink;
    private final CallLoop loop;
    private final CallLog log;
    private final CallStats stats;
    private final Runnable onTaken;
    private final ProtectedGreeting greeting;
    /** By item: what is being said, is to be decided on, or waits to be an item; in the order in which it began. */
    private final Map<String, CallerTurn> turns = new LinkedHashMap<>();

    private Future<?> release;
    private boolean speaking;

    /** {@code onTaken}: told each time that the caller says something that counts. */
    Floor(CallParts parts, RealtimeSession session, ResponseSequencer responses, Downlink downlink, Runnable onTaken) {
        Config.Realtime realtime = parts.services().config().realtime();
        this.rules = realtime.bargeIn();
        this.detection = realtime.turnDetection();
        this.assistant = parts.assistant();
        this.session = requireNonNull(session);
        this.responses = requireNonNull(responses);
        this.downlink = requireNonNull(downlink);
        this.loop = parts.loop();
        this.log = parts.log();
        this.stats = parts.stats();
        this.onTaken = requireNonNull(onTaken);
        this.greeting = new ProtectedGreeting(responses, downlink, loop.ticker());
        this.release = loop.newSucceededFuture(null);
    }

    /** Lets the model begin the call. */
    void greet() {
        responses.prompt(assistant.greeting());
        if (!rules.greetingInterruptible()) {
            greeting.begin();
        }
    }

    /** No timer runs afterwards. */
    void close() {
        release.cancel(false);
        turns.values().forEach(CallerTurn::cancelDeadline);
    }

    /** The caller speaks, or it is not decided yet whether that was speech. */
    boolean isTaken() {
        return speaking || (!turns.isEmpty() && isAnyOpen()); // asked in every frame, in most of which there is none
    }

    void onSpeechStarted(String itemId, long audioMillis) {
        speaking = true;
        release.cancel(false);
        boolean quiet = responses.isFree() && !downlink.isSpeaking();
        responses.hold();
        if (rules.isLeftToProvider()) {
            responses.cancelRequested();
            cutOff(responses.activeId());
            onTaken.run();
        } else {
            open(new CallerTurn(itemId, audioMillis), quiet);
        }
    }

    void onSpeechStopped(String itemId, long audioMillis) {
        speaking = false;
        if (rules.isLeftToProvider()) {
            responses.onTurnEnd();
            release = loop.schedule(responses::release, PATIENCE_MILLIS, MILLISECONDS);
        } else if (isOpen(itemId)) {
            stopped(turns.get(itemId), audioMillis);
        }
    }

    void onCommitted(String itemId) {
        CallerTurn turn = turns.get(itemId);
        if (turn != null) {
            turn.commit();
            settle();
        }
    }

    void onTranscript(String itemId, String words) {
        if (isOpen(itemId) && !words.isBlank()) {
            interrupt();
        }
    }

    void onTranscriptDone(String itemId, String words) {
        onTranscript(itemId, words);
        if (isOpen(itemId)) {
            dismiss(turns.get(itemId));
        }
    }

    /** Better to be interrupted by a noise than to pass over what may have been said. */
    void onTranscriptFailed(String itemId) {
        if (isOpen(itemId)) {
            interrupt();
        }
    }

    void onResponseCreated(String responseId) {
        greeting.onResponseCreated(responseId);
        boolean wanted = responses.onCreated(responseId);
        if (!wanted) {
            downlink.silence(responseId);
        } else if (rules.isLeftToProvider()) {
            release.cancel(false);
            responses.releaseWithout();
        }
    }

    private void open(CallerTurn turn, boolean quiet) {
        turns.put(turn.itemId(), turn);
        if (quiet) {
            turn.mean();
            onTaken.run();
        } else if (rules.certainSpeech().isZero()) {
            interrupt();
        } else {
            long certain = rules.certainSpeech().toMillis() + detection.silenceDurationMillis();
            turn.decideBy(loop.schedule(this::interrupt, certain, MILLISECONDS));
            if (!greeting.goesOn()) {
                downlink.pause();
            }
        }
    }

    /** The provider's times include the padding before the speech and the silence after it. */
    private void stopped(CallerTurn turn, long audioMillis) {
        long around = (long) detection.prefixPaddingMillis() + detection.silenceDurationMillis();
        if (audioMillis - turn.startMillis() - around >= rules.certainSpeech().toMillis()) {
            interrupt();
        } else {
            turn.decideBy(loop.schedule(() -> dismiss(turn), PATIENCE_MILLIS, MILLISECONDS));
        }
    }

    /** The caller means it: what was typed just now, or all that was said since the model last spoke undisturbed. */
    void interrupt() {
        if (!greeting.goesOn()) {
            String active = responses.activeId();
            responses.cancel();
            cutOff(active);
        }
        turns.values().forEach(CallerTurn::mean);
        onTaken.run();
        settle();
    }

    private void cutOff(String activeResponse) {
        if (downlink.isSpeaking()) {
            stats.interruption();
        }
        downlink.interrupt(activeResponse);
    }

    private void dismiss(CallerTurn turn) {
        stats.falseStart();
        log.info("↩️ Falsa interrupción: la respuesta continúa");
        turn.dismiss();
        settle();
    }

    /** Does what can be done about what was decided; when nothing is open any more, the model goes on. */
    private void settle() {
        List.copyOf(turns.values()).stream()
                .filter(CallerTurn::wantsDeletion)
                .forEach(turn -> session.deleteItem(turns.remove(turn.itemId()).itemId()));
        if (turns.values().removeIf(CallerTurn::wantsAnswer)) {
            responses.answerCaller();
        }
        if (turns.values().stream().allMatch(CallerTurn::isNoise)) {
            downlink.resume();
            releaseAfterGreeting();
        }
    }

    private void releaseAfterGreeting() {
        release.cancel(false);
        if (greeting.goesOn()) {
            release = loop.schedule(this::releaseAfterGreeting, PlayoutBuffer.FRAME_MILLIS, MILLISECONDS);
        } else {
            responses.release();
        }
    }

    private boolean isAnyOpen() {
        return turns.values().stream().anyMatch(CallerTurn::isOpen);
    }

    private boolean isOpen(String itemId) {
        return turns.containsKey(itemId) && turns.get(itemId).isOpen();
    }
}
