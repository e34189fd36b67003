package inboundcalls.simulation;

import inboundcalls.audio.Pcm;
import java.util.Arrays;

/** The session's input buffer: what the caller said since the last turn, and where in the session's sound that is. */
final class InputAudio {
    /** Where speech starts and stops; times count from the first sample of the session. */
    interface Listener {
        void speechStarted(long audioStartMillis);

        void speechStopped(long audioEndMillis);
    }

    private static final int RATE = SimulatedRealtime.RATE;
    private static final int FRAME = RATE * SpeechDetector.FRAME_MILLIS / 1_000;
    private static final int MOST = 60 * RATE;

    private final Listener listener;
    private final SpeechDetector detector = new SpeechDetector(0.5, 500);
    private boolean detecting = true;
    private int padding;
    private short[] buffer = new short[RATE];
    private int held;
    /** How much of the buffer the detector has heard. */
    private int detected;
    /** Samples of the session before the buffer. */
    private long before;

    InputAudio(Listener listener) {
        this.listener = listener;
    }

    /** Finds turns from now on. */
    void detect(double threshold, int paddingMillis, int silenceMillis) {
        detector.tune(threshold, silenceMillis);
        padding = RATE / 1_000 * paddingMillis;
        detecting = true;
    }

    /** Leaves turns to the client. */
    void detectNothing() {
        detector.reset();
        detecting = false;
    }

    void append(short[] samples) {
        buffer = held + samples.length > buffer.length ? Arrays.copyOf(buffer, 2 * (held + samples.length)) : buffer;
        System.arraycopy(samples, 0, buffer, held, samples.length);
        held += samples.length;
        if (!detecting) {
            detected = held;
        }
        while (detected + FRAME <= held) {
            detected += FRAME;
            tell(detector.hear(Arrays.copyOfRange(buffer, detected - FRAME, detected)));
        }
        forget(detected - (detecting && !detector.isSpeaking() ? padding + FRAME * SpeechDetector.ONSET_FRAMES : MOST));
    }

    /** How long the sound in the buffer is. */
    long millis() {
        return Pcm.millis(held, RATE);
    }

    /** The sound up to the end of the speech; it leaves the buffer. */
    Pcm take() {
        Pcm sound = new Pcm(Arrays.copyOf(buffer, detected), RATE);
        forget(detected);
        return sound;
    }

    /** Empties the buffer; the speech that goes on in it is not one any more. */
    void clear() {
        detector.reset();
        forget(held);
    }

    private void tell(SpeechDetector.Change change) {
        if (change == SpeechDetector.Change.STARTED) {
            forget(detected - FRAME * SpeechDetector.ONSET_FRAMES - padding);
            listener.speechStarted(Pcm.millis(before, RATE));
        } else if (change == SpeechDetector.Change.STOPPED) {
            listener.speechStopped(Pcm.millis(before + detected, RATE));
        }
    }

    private void forget(int samples) {
        int gone = Math.max(0, Math.min(samples, held));
        System.arraycopy(buffer, gone, buffer, 0, held - gone);
        before += gone;
        held -= gone;
        detected = Math.max(0, detected - gone);
    }
}
