package inboundcalls.trial;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.SoundFinder;
import inboundcalls.simulation.SoundTrack.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts what was heard into sounds, and tells the server's own from the rest. */
final class SoundSorter {
    static final int BLOCK_MILLIS = 20;
    /** Within a sound, as between words. */
    private static final int PAUSE_BLOCKS = 300 / BLOCK_MILLIS;
    /** How much of an own sound's fading edges may not be alike. */
    private static final int EDGE_BLOCKS = 60 / BLOCK_MILLIS;
    /** -38 dBFS: speech is some 20 dB above, and the loudest comfort noise 2 dB below. */
    private static final double LOUD = 1.6e-4;

    private final int rate;
    private final List<OwnSound> own;

    SoundSorter(int rate, List<OwnSound> own) {
        this.rate = rate;
        this.own = List.copyOf(own);
    }

    static boolean isLoud(short[] samples) {
        return energy(samples, 0, samples.length) > LOUD;
    }

    /** In the order in which they came. Takes tenths of a second for some seconds of sound. */
    List<HeardSound> sort(List<Frame> frames) {
        Pcm all = joined(frames);
        long[] times = times(frames, all.samples().length / block());
        String[] names = names(all, times.length);
        List<HeardSound> sounds = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int i = 0; i < times.length; i++) {
            if (energy(all.samples(), i * block(), block()) > LOUD) {
                if (last >= 0 && (i - last > PAUSE_BLOCKS || !names[i].equals(names[last]))) {
                    sounds.add(sound(all, times, names[first], first, last));
                    first = i;
                }
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (last >= 0) {
            sounds.add(sound(all, times, names[first], first, last));
        }
        return sounds;
    }

    private HeardSound sound(Pcm all, long[] times, String name, int first, int last) {
        double sum = 0;
        int loud = 0;
        for (int i = first; i <= last; i++) {
            double energy = energy(all.samples(), i * block(), block());
            sum += energy > LOUD ? energy : 0;
            loud += energy > LOUD ? 1 : 0;
        }
        return new HeardSound(
                name, times[first], (long) BLOCK_MILLIS * (last + 1 - first), (long) BLOCK_MILLIS * loud, sum / loud);
    }

    /** Of each block's own sound, or empty. */
    private String[] names(Pcm all, int blocks) {
        String[] names = new String[blocks];
        Arrays.fill(names, "");
        SoundFinder finder = new SoundFinder(all);
        for (OwnSound one : own) {
            for (SoundFinder.Span span : finder.find(one.sound())) {
                int from = Math.max(0, span.from() / block() - EDGE_BLOCKS);
                int to = Math.min(blocks, span.to() / block() + 1 + EDGE_BLOCKS);
                Arrays.fill(names, Math.min(from, to), to, one.name());
            }
        }
        return names;
    }

    private Pcm joined(List<Frame> frames) {
        short[] all = new short
                [frames.stream().mapToInt(frame -> frame.samples().length).sum()];
        int at = 0;
        for (Frame frame : frames) {
            System.arraycopy(frame.samples(), 0, all, at, frame.samples().length);
            at += frame.samples().length;
        }
        return new Pcm(all, rate);
    }

    /** When the frame came that each block begins in. */
    private long[] times(List<Frame> frames, int blocks) {
        long[] times = new long[blocks];
        int at = 0;
        int block = 0;
        for (Frame frame : frames) {
            at += frame.samples().length;
            while (block < blocks && block * block() < at) {
                times[block++] = frame.nanos();
            }
        }
        return times;
    }

    private int block() {
        return rate * BLOCK_MILLIS / 1_000;
    }

    private static double energy(short[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double sample = samples[i] / 32_768.0;
            sum += sample * sample;
        }
        return count == 0 ? 0 : sum / count;
    }
}
