package inboundcalls;

import inboundcalls.load.IdleTimer;
import inboundcalls.load.Quantiles;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.function.Executable;

/**
 * For calls that must keep real time, on machines that others use too. An idle 20 ms timer in a process of its own runs beside each; when the
 * call fails and that timer stood still as well, it was the machine: this is said, and the call held again.
 */
public final class SteadyMachine {
    private static final int TRIES = 4;
    /** A server that is late by less makes up for it. */
    private static final double STILL_MILLIS = 50;

    private SteadyMachine() {}

    public static void hold(Executable call) throws Throwable {
        for (int tries = 1; ; tries++) {
            try (IdleTimer timer = IdleTimer.start()) {
                Throwable failure = failureOf(call);
                Quantiles lateness = timer.stop();
                System.out.println("Idle 20 ms timer in another process, meanwhile: " + lateness);
                if (failure == null) {
                    return;
                }
                if (lateness.max() < STILL_MILLIS || tries == TRIES) {
                    throw failure;
                }
                System.out.println("The machine stood still; once more. " + failure.getMessage());
            }
        }
    }

    private static Throwable failureOf(Executable call) throws Throwable {
        try {
            call.execute();
            return null;
        } catch (AssertionError | ConditionTimeoutException failure) {
            return failure;
        }
    }
}
