package inboundcalls.load;

import inboundcalls.load.LoadMeters.Event;
import inboundcalls.load.LoadMeters.Time;
import java.io.PrintWriter;
import java.util.Locale;

/** A line on how a load test goes: every second in place on a terminal, every ten seconds elsewhere. Lives on one thread. */
final class Progress {
    private static final int SPARSE = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private int ticks;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Called once a second. */
    void tick(String phase, CallTally tally, LoadMeters meters) {
        if (terminal || ticks++ % SPARSE == 0) {
            String line = String.format(
                    Locale.ROOT,
                    "%s: %d up, %d dropped; uplink p99 %.1f ms, pacing p99 %.1f ms, %d turns",
                    phase,
                    tally.up(),
                    tally.dropped(),
                    meters.times(Time.UPLINK).p99(),
                    meters.times(Time.PACING).p99(),
                    meters.times(Event.TURNS));
            out.print(terminal ? "\r" + line + "\u001B[K" : line + System.lineSeparator());
            out.flush();
        }
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }
}
