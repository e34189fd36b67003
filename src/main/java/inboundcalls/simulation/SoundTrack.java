package inboundcalls.simulation;

import inboundcalls.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One side of a call on the clock of the phone: what came stands where it was heard. Not paced: what comes more than {@value #SLACK_MILLIS} ms too
 * early is not heard at all, as on a phone whose jitter buffer is full; a gap longer than that is heard as silence. Thread-safe.
 */
public final class SoundTrack {
    private static final int SLACK_MILLIS = 120;
    private static final int LOUD = 200;

    private final int rate;
    /** The time of sample 0, from {@link System#nanoTime}. */
    private final long start;

    private final List<Frame> came = new ArrayList<>();
    private short[] samples = new short[1 << 16];
    private int length;
    private long frames;
    private long discarded;
    private long filled;
    private int lastLoud = -1;
    /** How much later than they came sounds stand: as late as the first one was. */
    private int lag;

    SoundTrack(int rate, long start) {
        this.rate = rate;
        this.start = start;
    }

    /** What came at one time of {@link System#nanoTime}. Not to be written to. */
    public record Frame(long nanos, short[] samples) {}

    /** A frame came now. */
    synchronized void add(short[] frame, long nanos) {
        came.add(new Frame(nanos, frame));
        int slack = SLACK_MILLIS * rate / 1_000;
        int now = sinceStart(nanos);
        if (frames++ == 0) {
            length = Math.max(0, now);
        }
        if (length > now + slack) {
            discarded++;
            return;
        }
        if (length < now - slack) {
            filled += now - length;
            length = now;
        }
        lag = Math.max(lag, length - now);
        ensure(length + frame.length);
        System.arraycopy(frame, 0, samples, length, frame.length);
        for (int i = 0; i < frame.length; i++) {
            lastLoud = Math.abs(frame[i]) > LOUD ? length + i : lastLoud;
        }
        length += frame.length;
    }

    /** In Hz. */
    public int rate() {
        return rate;
    }

    /** Where a sound stands that came at this time of {@link System#nanoTime}, in samples. */
    public synchronized int position(long nanos) {
        return sinceStart(nanos) + lag;
    }

    public synchronized Pcm sound() {
        return new Pcm(Arrays.copyOf(samples, length), rate);
    }

    /** All frames one after the other, whenever they came: what the other side wrote, whatever this machine made of its time. */
    public synchronized Pcm asItCame() {
        short[] all = new short
                [came.stream().mapToInt(frame -> frame.samples().length).sum()];
        int at = 0;
        for (Frame frame : came) {
            System.arraycopy(frame.samples(), 0, all, at, frame.samples().length);
            at += frame.samples().length;
        }
        return new Pcm(all, rate);
    }

    /** All frames but the first so many, whenever they came. */
    public synchronized List<Frame> cameAfter(int frames) {
        return List.copyOf(came.subList(frames, came.size()));
    }

    /** Frames that came, those not heard included. */
    public synchronized long frames() {
        return frames;
    }

    /** Frames that came too early to be heard. */
    public synchronized long discardedFrames() {
        return discarded;
    }

    /** Silence that had to stand for what did not come, in milliseconds. */
    public synchronized long filledMillis() {
        return Pcm.millis(filled, rate);
    }

    /** Position of the newest sample that is more than line noise, or −1. */
    public synchronized int lastLoud() {
        return lastLoud;
    }

    public synchronized int length() {
        return length;
    }

    private int sinceStart(long nanos) {
        return Math.toIntExact((nanos - start) / 1_000 * rate / 1_000_000);
    }

    private void ensure(int capacity) {
        if (capacity > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(capacity, 2 * samples.length));
        }
    }
}
