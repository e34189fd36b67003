package inboundcalls.command;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Keeps a simulated service up until SIGTERM or SIGINT. */
final class UntilStopped {
    private UntilStopped() {}

    /** Blocks; the process ends when the service has freed its port. */
    static void keep(Runnable close, PrintWriter out) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    close.run();
                    out.println("✓ Detenida");
                    stopped.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        stopped.await();
    }
}
