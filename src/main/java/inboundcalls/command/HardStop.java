package inboundcalls.command;

import java.io.PrintWriter;
import java.time.Duration;

/** Ends the process when a command takes longer than it can, whatever it hangs at. */
final class HardStop {
    private HardStop() {}

    /** To be interrupted when the command is done. */
    static Thread in(Duration time, PrintWriter err) {
        Thread thread = new Thread(() -> await(time, err), "hard-stop");
        thread.setDaemon(true);
        thread.start();
        return thread;
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
