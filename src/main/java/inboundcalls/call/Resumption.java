package inboundcalls.call;

import static java.util.Objects.requireNonNull;

import inboundcalls.playout.LocalPlayer;
import inboundcalls.realtime.RealtimeSession;

/**
 * How a session goes on where another ended: the model is given what was said so far. Where something was cut off the caller hears a phrase
 * meanwhile, behind what is still to be played, and a tone until the model speaks, which it does first. Lives on the call's event loop.
 */
final class Resumption {
    private static final String REMINDER =
            "Esta llamada empezó antes de esta sesión. El mensaje siguiente es lo hablado hasta ahora, línea por línea; no es una petición.";
    private static final String RESUME =
            "La conexión se cortó un momento y ya volvió; al llamante ya se le dijo. Sigue justo donde quedó la conversación: si estabas"
                    + " respondiendo, termina la respuesta; si no sabes qué preguntó, pídele que lo repita. No vuelvas a saludar. Si ibas a colgar o a transferir la llamada, usa la función otra vez.";

    private final Transcript transcript;
    private final LocalPlayer player;
    private final CallSounds sounds;
    private final RealtimeSession session;
    private final AnswerCue cue;
    private boolean cut;
    private boolean playing;

    Resumption(CallParts parts, RealtimeSession session, AnswerCue cue) {
        this.transcript = parts.transcript();
        this.player = parts.playout().local();
        this.sounds = parts.services().sounds();
        this.session = requireNonNull(session);
        this.cue = requireNonNull(cue);
    }

    /** What the caller hears goes on: they are told once, however many sessions it takes until one speaks. */
    void takeOver(Resumption lost) {
        playing = lost.playing;
        lost.playing = false;
    }

    /** Something was cut off. */
    void onCut() {
        cut = true;
        boolean told = playing && player.isPlaying();
        playing = told || (player.play(sounds.interrupted()) && player.repeat(sounds.waiting()));
    }

    boolean wasCut() {
        return cut;
    }

    /** The session takes events. False, without effect, when nothing was said before it. */
    boolean begin() {
        if (transcript.isEmpty()) {
            return false;
        }
        session.sendNotice(REMINDER);
        session.sendUserText(transcript.toString());
        if (cut) {
            cue.ask(RESUME);
        }
        return true;
    }

    /** The model speaks, or the session is over. */
    void hush() {
        cut = false;
        if (playing) {
            playing = false;
            player.stop();
        }
    }
}
