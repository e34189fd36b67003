package inboundcalls.simulation;

/** Says when speech starts and stops, by the energy of frames of 10 ms. */
final class SpeechDetector {
    static final int FRAME_MILLIS = 10;
    /** So many loud frames in a row are speech. */
    static final int ONSET_FRAMES = 60 / FRAME_MILLIS;

    enum Change {
        NONE,
        STARTED,
        STOPPED
    }

    private double level;
    private int silenceFrames;
    private boolean speaking;
    private int run;

    SpeechDetector(double threshold, int silenceMillis) {
        tune(threshold, silenceMillis);
    }

    /** @param threshold from 0 (hears everything from -50 dBFS) to 1 (from -30 dBFS) */
    void tune(double threshold, int silenceMillis) {
        double decibels = -50 + 20 * threshold;
        level = Short.MAX_VALUE * Math.pow(10, decibels / 20);
        silenceFrames = Math.max(1, silenceMillis / FRAME_MILLIS);
    }

    boolean isSpeaking() {
        return speaking;
    }

    /** Forgets the speech that it is in. */
    void reset() {
        speaking = false;
        run = 0;
    }

    Change hear(short[] frame) {
        boolean against = isLoud(frame) != speaking;
        run = against ? run + 1 : 0;
        if (run < (speaking ? silenceFrames : ONSET_FRAMES)) {
            return Change.NONE;
        }
        speaking = !speaking;
        run = 0;
        return speaking ? Change.STARTED : Change.STOPPED;
    }

    private boolean isLoud(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        return sum >= level * level * frame.length;
    }
}
