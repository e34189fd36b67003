package inboundcalls.simulation;

import inboundcalls.audio.Pcm;

/** Hears in sound at 24 kHz where the caller speaks, and the marks; keeps nothing of it. Lives on the session's event loop. */
final class LeanEar {
    private static final int RATE = SimulatedRealtime.RATE;

    private final InputAudio.Listener listener;
    private final SpeechDetector detector = new SpeechDetector(0.5, 500);
    private final MarkReader marks;
    private final short[] frame = new short[RATE * SpeechDetector.FRAME_MILLIS / 1_000];
    private int filled;
    private boolean detecting = true;
    private long samples;

    LeanEar(InputAudio.Listener listener, MarkReader.Listener marks) {
        this.listener = listener;
        this.marks = new MarkReader(marks);
    }

    void detect(double threshold, int silenceMillis) {
        detector.tune(threshold, silenceMillis);
        detecting = true;
    }

    void detectNothing() {
        detecting = false;
    }

    void hear(short[] sound) {
        marks.read(sound);
        for (int at = 0; at < sound.length; ) {
            int count = Math.min(frame.length - filled, sound.length - at);
            System.arraycopy(sound, at, frame, filled, count);
            at += count;
            filled += count;
            samples += count;
            if (filled == frame.length) {
                filled = 0;
                detect();
            }
        }
    }

    private void detect() {
        if (!detecting) {
            return;
        }
        switch (detector.hear(frame)) {
            case STARTED -> listener.speechStarted(Pcm.millis(samples, RATE));
            case STOPPED -> listener.speechStopped(Pcm.millis(samples, RATE));
            case NONE -> {}
        }
    }
}
