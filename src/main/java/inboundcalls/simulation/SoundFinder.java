package inboundcalls.simulation;

import inboundcalls.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds known sounds in what was heard, each as often as it was played and as far: whatever its loudness, cut short, or paused on its way. */
public final class SoundFinder {
    private static final int HEAD_MILLIS = 300;
    private static final int PIECE_MILLIS = 50;
    /** The longest pause on the way. */
    private static final int PAUSE_MILLIS = 500;

    private static final double SAME = 0.85;
    /** -45 dBFS: what stays below is silence. */
    private static final double QUIET = Short.MAX_VALUE * 0.0056;

    private final int rate;
    private final Likeness likeness;

    public SoundFinder(Pcm heard) {
        this.rate = heard.rate();
        this.likeness = new Likeness(doubles(heard));
    }

    /** Samples of what was heard, the last one excluded. */
    public record Span(int from, int to) {}

    /** Where that sound was played; it is at the rate of what was heard. */
    public List<Span> find(Pcm known) {
        double[] sound = withoutSilence(known);
        double[] head = Arrays.copyOf(sound, Math.min(sound.length, samples(HEAD_MILLIS)));
        List<Span> found = new ArrayList<>();
        int end = 0;
        for (int at : likeness.places(head, SAME)) {
            if (at >= end) {
                end = end(sound, at, head.length);
                found.add(new Span(at, end));
            }
        }
        return found;
    }

    /** How far the sound was played that began at {@code at} and of which so many samples were found. */
    private int end(double[] sound, int at, int head) {
        int place = at + head;
        for (int from = head; from < sound.length; from += samples(PIECE_MILLIS)) {
            double[] piece = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + samples(PIECE_MILLIS)));
            if (!isSilent(piece) && likeness.at(piece, place) < SAME) {
                Likeness.Place later = likeness.best(piece, place, place + samples(PAUSE_MILLIS));
                if (later.likeness() < SAME) {
                    return place;
                }
                place = (int) Math.round(later.at());
            }
            place += piece.length;
        }
        return place;
    }

    private int samples(int millis) {
        return rate * millis / 1_000;
    }

    private static double[] withoutSilence(Pcm known) {
        double[] sound = doubles(known);
        Levels levels = new Levels(sound);
        int first = levels.firstAbove(QUIET, 0, sound.length);
        return Arrays.copyOfRange(sound, first, 1 + levels.lastAbove(QUIET, first, sound.length));
    }

    private static boolean isSilent(double[] piece) {
        return new Levels(piece).peak(0, piece.length) < QUIET;
    }

    private static double[] doubles(Pcm pcm) {
        return IntStream.range(0, pcm.samples().length)
                .mapToDouble(i -> pcm.samples()[i])
                .toArray();
    }
}
