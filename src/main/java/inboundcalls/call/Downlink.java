package inboundcalls.call;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.log.CallLog;
import inboundcalls.playout.Playout;
import inboundcalls.playout.Speech;
import inboundcalls.realtime.RealtimeListener.ContentPart;
import inboundcalls.realtime.RealtimeSession;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From the model to the phone: each item's sound is brought to the phone's rate and waits for its turn to be played. When the caller speaks,
 * all of that is dropped and the model is told how much was heard. Lives on the call's event loop.
 */
final class Downlink {
    private final RealtimeSession session;
    private final Playout playout;
    private final CallLoop loop;
    private final CallLog log;
    private final Transcript transcript;
    private final SpeechQueue waiting;
    /** By item; those that were heard whole are forgotten. */
    private final Map<String, Speech> speeches = new LinkedHashMap<>();

    private final SilencedResponses silenced = new SilencedResponses();
    private Resampler resampler;
    private boolean draining;

    Downlink(RealtimeSession session, Playout playout, CallLoop loop, CallLog log, Transcript transcript) {
        this.session = requireNonNull(session);
        this.playout = requireNonNull(playout);
        this.loop = requireNonNull(loop);
        this.log = requireNonNull(log);
        this.transcript = requireNonNull(transcript);
        this.waiting = new SpeechQueue(playout.limitMillis());
        this.resampler = new Resampler(session.rate(), playout.rate());
    }

    /** The phone's rate is another from now on. */
    void switchTo(int phoneRate) {
        if (phoneRate != playout.rate()) {
            playout.switchTo(phoneRate);
            resampler = new Resampler(session.rate(), phoneRate);
        }
    }

    /** False when it is not wanted any more. */
    boolean onAudio(ContentPart part, Pcm pcm) {
        if (silenced.contains(part.responseId()) || silenced.contains(part.itemId())) {
            return false;
        }
        Speech speech = speech(part);
        speech.received(pcm);
        waiting.add(speech, pcm);
        drainUnlessDraining();
        return true;
    }

    void onAudioDone(ContentPart part) {
        Speech speech = speeches.get(part.itemId());
        if (speech != null) {
            waiting.end(speech);
            drainUnlessDraining();
        }
    }

    /** The response is over, however it ended: nothing more will come of its items. */
    void onResponseDone(String responseId) {
        for (Speech speech : speeches.values()) {
            if (speech.responseId().equals(responseId) && !speech.isComplete()) {
                waiting.end(speech);
            }
        }
        drainUnlessDraining();
    }

    /** Whether some of what the model said was not played yet, or more of it will come. */
    boolean isSpeaking() {
        boolean speaking = playout.heldMillis() > 0;
        for (Speech speech : speeches.values()) { // asked in every frame, hence no stream
            speaking |= !speech.wasHeardWhole();
        }
        return speaking;
    }

    /** How much of what came was not played yet. */
    long unheardMillis() {
        return playout.heldMillis() + waiting.millis();
    }

    /** As {@link #isSpeaking()}, of one response. */
    boolean isSpeaking(String responseId) {
        return speeches.values().stream()
                .anyMatch(speech -> speech.responseId().equals(responseId) && !speech.wasHeardWhole());
    }

    /** Silence from the next frame on; what comes meanwhile is kept. */
    void pause() {
        playout.pause();
    }

    /** Goes on where it paused; no error when it did not. */
    void resume() {
        playout.resume();
    }

    /** Nothing of this response is to be played. */
    void silence(String responseId) {
        silenced.add(responseId);
    }

    /** The caller speaks: silence from the next frame on, paused or not. {@code activeResponseId} may be empty. */
    void interrupt(String activeResponseId) {
        silenced.add(activeResponseId);
        waiting.clear();
        playout.clear();
        playout.resume();
        resampler.reset();
        for (Speech speech : speeches.values()) {
            if (!speech.wasHeardWhole()) {
                silenced.add(speech.responseId());
                silenced.add(speech.itemId());
                session.truncate(speech.itemId(), speech.contentIndex(), speech.heardMillis());
                transcript.onCut(speech.itemId());
            }
        }
        speeches.clear();
    }

    /** The session is over: what was not brought to the phone's rate yet is dropped, and what was is all that there will be. */
    void close() {
        waiting.clear();
        speeches.values().forEach(Speech::complete);
        playout.resume();
    }

    private Speech speech(ContentPart part) {
        if (!speeches.containsKey(part.itemId())) {
            speeches.values().removeIf(Speech::wasHeardWhole);
        }
        return speeches.computeIfAbsent(part.itemId(), id -> begin(part));
    }

    private Speech begin(ContentPart part) {
        Speech speech = new Speech(part.responseId(), part.itemId(), part.contentIndex());
        transcript.onVoice(speech);
        return speech;
    }

    private void drainUnlessDraining() {
        if (!draining) {
            drain();
        }
    }

    private void drain() {
        SpeechQueue.Piece piece = waiting.poll();
        if (piece != null) {
            play(piece);
        }
        draining = !waiting.isEmpty();
        if (draining) {
            // By the clock and not by execute(): that would keep the loop from its sockets and timers until all is
            // done.
            loop.schedule(this::drain, 1, MILLISECONDS);
        }
    }

    private void play(SpeechQueue.Piece piece) {
        Speech speech = piece.speech();
        switch (piece.kind()) {
            case SOUND -> write(speech, resampler.resample(piece.pcm(), piece.from(), piece.to()));
            case END -> {
                if (write(speech, resampler.drain())) {
                    speech.complete();
                }
            }
            case CUT -> overflow(speech);
        }
    }

    private boolean write(Speech speech, Pcm sound) {
        boolean fits = playout.write(speech, sound);
        if (!fits) {
            overflow(speech);
        }
        return fits;
    }

    /** The model says more than is kept for one call: what is held is played, the rest never was. */
    private void overflow(Speech speech) {
        log.warn("⚠️ Respuesta demasiado larga: se corta a los {} ms", speech.queuedMillis());
        silenced.add(speech.responseId());
        waiting.remove(speech.responseId());
        resampler.reset();
        session.cancelResponse(speech.responseId());
        for (Speech cut : speeches.values()) {
            if (cut.responseId().equals(speech.responseId()) && !cut.isComplete()) {
                cut.complete();
                session.truncate(cut.itemId(), cut.contentIndex(), cut.queuedMillis());
            }
        }
    }
}
