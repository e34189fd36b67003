package inboundcalls.load;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;

/**
 * How late the frames of one phone come: each against a grid of 20 ms that the most punctual frame of some seconds lies on, so that a clock
 * which runs a little faster or slower does not count. After a gap a new grid begins, and the frame after it is as late as the gap was long:
 * what was given up in it is told as deadlines lost, not as lateness of all that follows. Lives on the phone's loop.
 */
final class PacingMeter {
    private static final int FRAMES = 250;
    private static final int LEAST_FRAMES = 10;
    private static final long FRAME_NANOS = MILLISECONDS.toNanos(20);
    /** More than a server catches up on. */
    private static final long GAP_NANOS = MILLISECONDS.toNanos(140);

    private final LoadMeters meters;
    private final long[] offsets = new long[FRAMES];
    private int held;
    private long frames;
    private long origin;
    private long last;
    private boolean counting;
    private boolean hasGrid;
    private long grid;

    PacingMeter(LoadMeters meters) {
        this.meters = meters;
    }

    void heard(long nanos) {
        if (meters.isCounting() != counting) {
            finish();
            counting = meters.isCounting();
            hasGrid = false;
        }
        if (frames == 0) {
            origin = nanos;
        } else if (nanos - last > GAP_NANOS) {
            finish();
            meters.took(Time.PACING, nanos - last - FRAME_NANOS);
        }
        last = nanos;
        offsets[held++] = nanos - origin - frames * FRAME_NANOS;
        frames++;
        if (held == FRAMES) {
            finish();
        }
    }

    /** Counts those that have come since the last time. */
    private void finish() {
        if (counting && held >= LEAST_FRAMES) {
            long earliest = Long.MAX_VALUE;
            for (int i = 0; i < held; i++) {
                earliest = Math.min(earliest, offsets[i]);
            }
            record(earliest);
        }
        held = 0;
    }

    private void record(long earliest) {
        for (int i = 0; i < held; i++) {
            meters.record(Time.PACING, offsets[i] - earliest);
        }
        long moved = hasGrid ? Math.round((double) (earliest - grid) / FRAME_NANOS) : 0;
        meters.happened(Event.DEADLINES_LOST, Math.max(0, moved));
        meters.happened(Event.DEADLINES_GAINED, Math.max(0, -moved));
        grid = earliest;
        hasGrid = true;
    }
}
