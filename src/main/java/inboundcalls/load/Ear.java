package inboundcalls.load;

import inboundcalls.load.CallLink.Answer;
import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;

/** What one caller hears of the model: when it begins and ends to speak, and how much of it is missing. Lives on the phone's loop. */
final class Ear {
    private static final int FRAME_MILLIS = 20;
    /** Less is no end of a speech. */
    private static final int SILENCE_FRAMES = 5;

    private final CallLink link;
    private final LoadMeters meters;
    private Answer answer;
    private long heardOfAnswer;
    private boolean cut;
    private boolean speech;
    private int speechFrames;
    private int silentFrames;
    private boolean heardAny;
    private long lastAudible;
    /** When the question ended that is not answered yet, the interruption began that has not worked yet; else 0. */
    private long asked;

    private long interrupted;

    Ear(CallLink link, LoadMeters meters) {
        this.link = link;
        this.meters = meters;
        this.answer = link.answer();
    }

    /** A frame came. */
    void hear(boolean isAudible, long nanos) {
        meters.happened(Event.FRAMES_HEARD);
        if (isAudible) {
            meters.happened(Event.AUDIBLE_FRAMES);
            if (!speech) {
                begin(nanos);
            }
            lastAudible = nanos;
            speechFrames++;
            heardOfAnswer++;
            silentFrames = 0;
        } else if (++silentFrames >= SILENCE_FRAMES && speech) {
            speech = false;
            tellReaction();
        }
    }

    /** The last frame of a question has been sent. */
    void asked(long nanos) {
        asked = nanos;
        silentFrames = Math.min(silentFrames, SILENCE_FRAMES);
        meters.happened(Event.TURNS);
    }

    /** The first frame of an interruption is being sent. */
    void interrupted(long nanos) {
        interrupted = nanos;
        cut = true;
    }

    /** So many frames of a speech that goes on; 0: nobody speaks. */
    int speechFrames() {
        return speech ? speechFrames : 0;
    }

    /** So many frames of silence after a speech that nothing is awaited after; 0 else. */
    int pauseFrames() {
        return speech || asked != 0 || !heardAny ? 0 : silentFrames;
    }

    /** For so many frames nothing has been heard. */
    int silentFrames() {
        return silentFrames;
    }

    /** Waits for no answer any more. */
    void giveUp() {
        if (asked != 0) {
            asked = 0;
            meters.happened(Event.UNANSWERED_TURNS);
        }
        silentFrames = 0;
    }

    private void begin(long nanos) {
        speech = true;
        speechFrames = 0;
        heardAny = true;
        if (link.answer() != answer) {
            settle();
            answer = link.answer();
            heardOfAnswer = 0;
            cut = false;
            meters.took(Time.FIRST_FRAME, nanos - answer.begun());
        } else if (isUnheard()) {
            meters.happened(Event.PAUSES);
        }
        if (asked != 0) {
            meters.took(Time.ANSWER, nanos - asked);
            asked = 0;
        }
    }

    /** Whether the answer, of which some was heard, should have gone on. */
    private boolean isUnheard() {
        boolean whole = answer.millis() > 0 && heardOfAnswer >= answer.millis() / FRAME_MILLIS;
        return answer.isTold() && !cut && !whole && heardOfAnswer > 0;
    }

    private void settle() {
        if (!cut) {
            meters.happened(Event.DOWNLINK_FRAMES_LOST, Math.max(0, answer.millis() / FRAME_MILLIS - heardOfAnswer));
        }
    }

    /** An answer that ended before the interruption was noticed tells nothing of the server. */
    private void tellReaction() {
        if (interrupted == 0) {
            return;
        }
        long noticed = link.speechStarted();
        if (noticed > interrupted) {
            meters.took(Time.BARGE_IN, lastAudible - noticed);
        }
        if (noticed > interrupted || !answer.isTold()) {
            meters.took(Time.BARGE_IN_WHOLE, lastAudible - interrupted);
            meters.happened(Event.INTERRUPTIONS);
        }
        interrupted = 0;
    }
}
