package inboundcalls.simulation;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.Judgement.Fault;
import inboundcalls.simulation.Judgement.Kind;
import inboundcalls.simulation.Likeness.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges how a recording was heard on the phone: every 100 ms block of it must be there once, in order, within 2 ms of its place as the
 * start of the recording sets it, or up to where the recording was cut. Blocks in which the recording is silent must be silent. Loudness and
 * a constant delay do not matter; both are compared in a telephone's band. Less than half a second of it may not be found. Takes a second or two for a minute of sound.
 */
public final class RecordingJudge {
    private static final int RATE = SimulatedRealtime.RATE;
    private static final int MILLI = RATE / 1_000;
    private static final int BLOCK = 100 * MILLI;
    private static final int START = 500 * MILLI;
    private static final int TOLERANCE = 2 * MILLI;
    /** Longer than any within a recording. */
    private static final int PAUSE = 800 * MILLI;

    private static final int ELSEWHERE = 500 * MILLI;
    private static final double BAND = 3_400;
    private static final double FOUND = 0.6;
    private static final double SAME = 0.97;
    private static final double REPEATED = 0.9;
    /** -45 dBFS: what stays below is silence. */
    private static final double QUIET = Short.MAX_VALUE * 0.0056;

    private final Levels raw;
    private final double[] heard;
    private final double[] source;
    private final Levels heardLevels;
    private final Levels sourceLevels;
    private final Likeness likeness;

    private RecordingJudge(Pcm heard, Pcm source) {
        this.raw = Levels.of(heard, RATE);
        this.heard = BandLimit.limit(heard, RATE, BAND);
        this.source = BandLimit.limit(source, RATE, BAND);
        this.heardLevels = new Levels(this.heard);
        this.sourceLevels = new Levels(this.source);
        this.likeness = new Likeness(this.heard);
    }

    /** A block of the recording, and how much later than it should it was heard. */
    private record Block(int index, boolean isSilent, boolean isFound, double shift) {
        int at() {
            return index * BLOCK;
        }
    }

    /**
     * Judges the first occurrence of a recording.
     *
     * @param heard what the phone played, at 8 kHz
     * @param fromMillis where in it to begin to look
     * @param source the recording, at 24 kHz and at least a second long
     */
    public static Judgement judge(Pcm heard, long fromMillis, Pcm source) {
        return new RecordingJudge(heard, source).judge((int) fromMillis * MILLI);
    }

    private Judgement judge(int from) {
        int first = sourceLevels.firstAbove(QUIET, 0, source.length);
        Place place = likeness.earliest(Arrays.copyOfRange(source, first, first + START), from);
        double start = place.at() - first;
        if (place.likeness() < FOUND) {
            return Judgement.notFound();
        }
        List<Block> blocks = blocks(start);
        return conclude(start, blocks, last(blocks, start));
    }

    /** The last block that was heard: what is found after a long silence belongs to something else that was said. */
    private int last(List<Block> blocks, double start) {
        int last = -1;
        for (Block block : blocks) {
            if (block.isFound()) {
                last = block.index();
            } else if (!block.isSilent() && last >= 0 && isOver(start, blocks.get(last))) {
                return last;
            }
        }
        return last;
    }

    /** Whether nothing was heard for long after that block and what may have been heard of the next. */
    private boolean isOver(double start, Block last) {
        int from = (int) (start + last.at() + last.shift()) + 2 * BLOCK;
        return heardLevels.peak(from, from + PAUSE) < 2 * QUIET;
    }

    /** @param last the last block that was heard, or -1 if there is none */
    private Judgement conclude(double start, List<Block> blocks, int last) {
        if (last < 0) {
            return new Judgement(true, start / MILLI, faults(blocks, start), false, 0, 0, 0);
        }
        List<Fault> faults = faults(blocks.subList(0, last + 1), start);
        int missing = last + 1;
        while (missing < blocks.size() && blocks.get(missing).isSilent()) {
            missing++;
        }
        return missing == blocks.size()
                ? complete(start, faults)
                : cut(start, faults, blocks.get(last).at(), blocks.get(missing).at());
    }

    private List<Block> blocks(double start) {
        List<Block> blocks = new ArrayList<>();
        Block before = new Block(0, false, true, 0);
        for (int index = 0; index * BLOCK < source.length; index++) {
            Block block = block(index, start, before);
            before = block.isFound() ? block : before;
            blocks.add(block);
        }
        return blocks;
    }

    /**
     * Looks for it at its place first, then where the last one that was found was moved to, then all around, though not where that one was
     * heard: a vowel is soon like another.
     */
    private Block block(int index, double start, Block before) {
        int end = Math.min(source.length, (index + 1) * BLOCK);
        if (sourceLevels.peak(index * BLOCK, end) < QUIET) {
            return new Block(index, true, false, 0);
        }
        double[] pattern = Arrays.copyOfRange(source, index * BLOCK, end);
        double expected = start + index * BLOCK;
        Place place = around(pattern, expected, TOLERANCE);
        place = place.likeness() < SAME ? around(pattern, expected + before.shift(), TOLERANCE) : place;
        if (place.likeness() < SAME) {
            int taken = (int) (start + before.at() + before.shift()) + BLOCK / 2;
            place = likeness.best(pattern, Math.max(taken, (int) expected - ELSEWHERE), (int) expected + ELSEWHERE);
        }
        return new Block(index, false, place.likeness() >= SAME, place.at() - expected);
    }

    private Place around(double[] pattern, double expected, int reach) {
        int at = (int) Math.round(expected);
        return likeness.best(pattern, at - reach, at + reach);
    }

    private List<Fault> faults(List<Block> blocks, double start) {
        List<Fault> faults = new ArrayList<>();
        Block before = new Block(0, false, true, 0);
        for (Block block : blocks) {
            if (block.isFound()) {
                moved(block, before, start, faults);
                before = block;
            } else if (!block.isSilent()) {
                faults.add(fault(Kind.MISSING, block, 0));
            } else if (heardLevels.peak((int) start + block.at(), (int) start + block.at() + BLOCK) > 2 * QUIET) {
                faults.add(fault(Kind.INTRUDED, block, 0));
            }
        }
        return faults;
    }

    private void moved(Block block, Block before, double start, List<Fault> faults) {
        double later = block.shift() - before.shift();
        int from = (int) (start + before.at() + before.shift());
        if (later > TOLERANCE
                && isRepeated(from, (int) (start + block.at() + block.shift()), (int) Math.round(later))) {
            faults.add(fault(Kind.DUPLICATED, before, later));
        }
        if (Math.abs(block.shift()) > TOLERANCE) {
            faults.add(fault(Kind.MOVED, block, block.shift()));
        }
    }

    /** Whether between these places so many samples were heard twice in a row. */
    private boolean isRepeated(int from, int to, int samples) {
        for (int at = Math.max(0, from); at <= to && at + 2 * samples <= heard.length; at += MILLI / 4) {
            if (likeness.at(Arrays.copyOfRange(heard, at, at + samples), at + samples) >= REPEATED) {
                return true;
            }
        }
        return false;
    }

    private Judgement complete(double start, List<Fault> faults) {
        double millis = (double) source.length / MILLI;
        double silence = silence((int) start + source.length);
        return new Judgement(true, start / MILLI, faults, true, millis, millis, silence);
    }

    /** The last block that was heard begins at {@code last}, the first sound that was not heard whole is in the block at {@code missing}. */
    private Judgement cut(double start, List<Fault> faults, int last, int missing) {
        int end = 1 + raw.lastAbove(QUIET / 2, (int) start + last, (int) start + missing + BLOCK);
        int next = sourceLevels.firstAbove(QUIET, end - (int) start + MILLI, source.length);
        return new Judgement(
                true, start / MILLI, faults, false, (end - start) / MILLI, (double) next / MILLI, silence(end));
    }

    private double silence(int from) {
        return (double) (raw.firstAbove(QUIET, from, raw.length()) - from) / MILLI;
    }

    private static Fault fault(Kind kind, Block block, double shift) {
        return new Fault(kind, block.at() / MILLI, shift / MILLI);
    }
}
