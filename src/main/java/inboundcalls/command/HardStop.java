package inboundcalls.command;

import java.io.PrintWriter;
import java.time.Duration;

/** Ends the process when a command takes longer than it can, whatever it hangs at. */
final class HardStop {
    private static final int TERMINATED = 128 + 15; // as SIGTERM's own

    private HardStop() {}

    /** To be interrupted when the command is done. */
    static Thread in(Duration time, PrintWriter err) {
        Thread thread = new Thread(() -> await(time, err), "hard-stop");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** As {@link #in}, of a process that ends already: whatever holds that up, lines that the log has not written yet as well, is given up. */
    static void halt(Duration time) {
        Thread thread = new Thread(() -> halt(time.toMillis()), "hard-stop");
        thread.setDaemon(true);
        thread.start();
    }

    private static void halt(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(TERMINATED);
    }

    private static void await(Duration time, PrintWriter err) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException done) {
            return;
        }
        err.println("error: not done after " + time.toSeconds() + " s");
        err.flush();
        System.exit(Failures.FAILED);
    }
}
