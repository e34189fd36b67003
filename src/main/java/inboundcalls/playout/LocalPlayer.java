package inboundcalls.playout;

import static java.util.Objects.requireNonNull;

import inboundcalls.audio.Pcm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Plays sounds of this server's own to one phone, one after the other: prompts, tones. They are heard where the model's speech is silent and
 * wait while it is not; they are added to its frames, so that nothing of it is moved or lost, and nothing of them counts as heard from the model.
 * Where they begin and end they are faded as speech is. Lives on the call's event loop.
 */
public final class LocalPlayer {
    /** What waits is a few prompts, or a sentence of which a piece comes every 200 ms. */
    private static final int MOST_TRACKS = 64;

    private final Deque<Track> tracks = new ArrayDeque<>();
    /** To be told that their sound was heard, when the frame with its end has gone out. */
    private final List<Runnable> ended = new ArrayList<>();

    private int rate;
    private SoftEdges edges;
    /** What is added to a frame, written anew for each. */
    private short[] own = {};
    /** Samples of the first track that have been given. */
    private int position;
    /** What plays is worth less than anything else. */
    private boolean passing;

    LocalPlayer(int rate) {
        this.rate = rate;
        this.edges = new SoftEdges(rate);
    }

    /** Once, behind what plays already. False when too much waits: then nothing was taken. */
    public boolean play(StoredSound sound) {
        return play(sound, () -> {});
    }

    /** As {@link #play(StoredSound)}; {@code whenHeard} runs when the phone was given all of it, never when it was stopped. */
    public boolean play(StoredSound sound, Runnable whenHeard) {
        return add(new Track(sound, false, whenHeard));
    }

    /** Over and over, behind what plays already, until {@link #stop} or until something stands behind it. */
    public boolean repeat(StoredSound sound) {
        return add(new Track(sound, true, () -> {}));
    }

    /** One after the other, the last over and over, until anything else is to be heard: the model, or another sound. None while one plays. */
    public void passTime(List<StoredSound> sounds) {
        dropWhatPasses();
        if (!isPlaying()) {
            sounds.forEach(sound -> tracks.add(new Track(sound, sound == sounds.get(sounds.size() - 1), () -> {})));
            passing = true;
        }
    }

    /** Silence from the next frame on, after a fade of 5 ms. No error when nothing plays. */
    public void stop() {
        passing = false;
        tracks.clear();
        ended.clear();
        position = 0;
    }

    public boolean isPlaying() {
        return !tracks.isEmpty();
    }

    void switchTo(int other) {
        position = (int) ((long) position * other / rate);
        rate = other;
        edges = new SoftEdges(other);
    }

    /** {@code mayPlay}: the model is silent in this frame. */
    void addTo(short[] frame, boolean mayPlay) {
        List<Runnable> heard = ended.isEmpty() ? List.of() : List.copyOf(ended); // nothing is made for most frames
        ended.clear();
        if (!mayPlay) {
            dropWhatPasses();
        }
        if ((mayPlay && isPlaying()) || !edges.isSilent()) {
            mix(frame, mayPlay);
        }
        heard.forEach(Runnable::run);
    }

    private void mix(short[] frame, boolean mayPlay) {
        own = own.length == frame.length ? own : new short[frame.length];
        Arrays.fill(own, (short) 0);
        edges.soften(own, mayPlay ? fill(own) : 0);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, frame[i] + own[i]));
        }
    }

    private void dropWhatPasses() {
        if (passing) {
            stop();
        }
    }

    private boolean add(Track track) {
        dropWhatPasses();
        return tracks.size() < MOST_TRACKS && tracks.add(track);
    }

    private int fill(short[] frame) {
        int filled = 0;
        while (filled < frame.length && !tracks.isEmpty()) {
            filled += take(frame, filled);
        }
        return filled;
    }

    private int take(short[] frame, int filled) {
        Track track = tracks.getFirst();
        short[] samples = track.samples(rate);
        int count = Math.min(frame.length - filled, samples.length - position);
        System.arraycopy(samples, position, frame, filled, count);
        position += count;
        if (position == samples.length) {
            position = 0;
            if (!track.repeats || tracks.size() > 1) {
                ended.add(tracks.removeFirst().whenHeard);
            }
        }
        return count;
    }

    private static final class Track {
        private final StoredSound sound;
        private final boolean repeats;
        private final Runnable whenHeard;
        /** The sound at the rate of the frame before. */
        private Pcm pcm = Pcm.silence(0, 1);

        Track(StoredSound sound, boolean repeats, Runnable whenHeard) {
            this.sound = requireNonNull(sound);
            this.repeats = repeats;
            this.whenHeard = requireNonNull(whenHeard);
        }

        short[] samples(int rate) {
            pcm = pcm.rate() == rate ? pcm : sound.at(rate);
            return pcm.samples();
        }
    }
}
