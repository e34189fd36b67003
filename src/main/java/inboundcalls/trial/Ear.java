package inboundcalls.trial;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.simulation.SoundTrack.Frame;
import inboundcalls.simulation.SyntheticCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Listens to one turn after the other. Lives on the thread that holds the call, which it blocks. */
final class Ear {
    private static final int LOOK_MILLIS = 20;
    /** Longer than the silences within an answer, and than those around the tone that announces one. */
    private static final long QUIET_NANOS = MILLISECONDS.toNanos(1_500);

    private final SyntheticCaller caller;
    private final SoundSorter sorter;
    private final List<Frame> frames = new ArrayList<>();

    Ear(SyntheticCaller caller, List<OwnSound> own) {
        this.caller = caller;
        this.sorter = new SoundSorter(caller.heard().rate(), own);
    }

    /** What was heard from that time of {@link System#nanoTime} on: until an answer is over, the call is, or patience. */
    Answer hear(long from, Duration patience) throws InterruptedException {
        Answer answer = new Answer(List.of());
        long sorted = from;
        boolean goesOn = true;
        while (goesOn && !answer.isThere()) {
            goesOn = !caller.ended().await(LOOK_MILLIS, MILLISECONDS) && System.nanoTime() - from < patience.toNanos();
            frames.addAll(caller.heard().cameAfter(frames.size()));
            long loud = lastLoud(from);
            boolean isNew = loud > sorted && System.nanoTime() - loud > QUIET_NANOS;
            if (isNew || !goesOn) {
                answer = new Answer(sorter.sort(since(from)));
                sorted = loud;
            }
        }
        return answer;
    }

    /** All that was heard so far. */
    List<Frame> frames() {
        return List.copyOf(frames);
    }

    private long lastLoud(long from) {
        for (int i = frames.size() - 1; i >= 0 && frames.get(i).nanos() > from; i--) {
            if (SoundSorter.isLoud(frames.get(i).samples())) {
                return frames.get(i).nanos();
            }
        }
        return from;
    }

    private List<Frame> since(long nanos) {
        return frames.stream().filter(frame -> frame.nanos() > nanos).toList();
    }
}
