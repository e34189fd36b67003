package inboundcalls.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a phone returns of what it plays: later and weaker, mixed with what is said into it. Lives on the caller's loop. */
final class Leak {
    /** So much more than the delay is kept, whatever comes at once. */
    private static final int SLACK_FRAMES = 5;

    private final int frameSamples;
    private double gain;
    private int delaySamples;
    /** Heard, not returned yet. */
    private final Deque<Short> line = new ArrayDeque<>();

    Leak(int frameSamples) {
        this.frameSamples = frameSamples;
    }

    /** From now on. */
    void set(double decibels, int samples) {
        gain = Math.pow(10, decibels / 20);
        delaySamples = samples;
        line.clear();
    }

    void hear(short[] samples) {
        if (gain > 0) {
            while (line.size() < delaySamples - frameSamples) {
                line.add((short) 0);
            }
            for (short sample : samples) {
                line.add(sample);
            }
            while (line.size() > delaySamples + SLACK_FRAMES * frameSamples) {
                line.remove();
            }
        }
    }

    /** Adds what comes back during this frame. */
    void mixInto(short[] frame) {
        for (int i = 0; i < frame.length && !line.isEmpty(); i++) {
            long mixed = frame[i] + Math.round(gain * line.remove());
            frame[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, mixed));
        }
    }
}
