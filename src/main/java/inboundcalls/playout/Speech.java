package inboundcalls.playout;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;

/**
 * One spoken item of the model: how much of it came, and how much of it the phone was given. Lives on the call's event loop.
 *
 * <p>Sound is told in milliseconds of the item, whatever the rates of the two sides.
 */
public final class Speech {
    private final String responseId;
    private final String itemId;
    private final int contentIndex;
    private long receivedMicros;
    private long writtenMicros;
    /** Samples that wait in the buffer, at the phone's rate. */
    private long pending;

    private int phoneRate = 1;
    private boolean complete;

    public Speech(String responseId, String itemId, int contentIndex) {
        this.responseId = requireNonNull(responseId);
        this.itemId = requireNonNull(itemId);
        this.contentIndex = contentIndex;
    }

    public String responseId() {
        return responseId;
    }

    public String itemId() {
        return itemId;
    }

    public int contentIndex() {
        return contentIndex;
    }

    /** The model has sent this much more. */
    public void received(Pcm pcm) {
        receivedMicros += micros(pcm.samples().length, pcm.rate());
    }

    /** The model has sent all that there will be, or all that is wanted. */
    public void complete() {
        complete = true;
    }

    public boolean isComplete() {
        return complete;
    }

    /** Some of it was written. */
    boolean hasBegun() {
        return writtenMicros > 0;
    }

    /** All of it came and all of that was written: nothing to truncate. */
    public boolean wasHeardWhole() {
        return complete && pending == 0;
    }

    /** What was written to the phone, never more than what was received. */
    public long heardMillis() {
        return Math.min(writtenMicros, receivedMicros) / 1_000;
    }

    /** What will have been written when all that waits has been, never more than what was received. */
    public long queuedMillis() {
        return Math.min(writtenMicros + micros(pending, phoneRate), receivedMicros) / 1_000;
    }

    /** These samples wait now, at this rate. */
    void queue(int samples, int rate) {
        phoneRate = rate;
        pending += samples;
    }

    void write(int samples) {
        pending -= samples;
        writtenMicros += micros(samples, phoneRate);
    }

    /** What waits will be queued anew, at another rate. */
    void unqueue() {
        pending = 0;
    }

    private static long micros(long samples, int rate) {
        return samples * 1_000_000 / rate;
    }
}
