package inboundcalls.asterisk;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;

import inboundcalls.config.Config;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.UUID;

/**
 * Tells the dialplan what to do with a call when the assistant has handed it back: the global {@code INBOUND_NEXT_<uuid>} holds the name of a
 * destination that the dialplan knows, or {@value Config.Transfer#HANG_UP}. So no place in the dialplan can be reached but those. Thread-safe.
 */
public final class NextStep {
    private static final String VARIABLE = "INBOUND_NEXT_";

    /** Longer than any farewell: by then the dialplan has read it, or never will. */
    private static final int LIFE_MINUTES = 60;

    private final AriClient ari;

    public NextStep(AriClient ari) {
        this.ari = requireNonNull(ari);
    }

    /**
     * Succeeds when Asterisk has taken it, and fails as {@link AriClient} does. Called on the loop. What the dialplan did not remove goes away
     * within the hour.
     */
    public Future<Void> set(EventLoop loop, UUID call, String destination) {
        loop.schedule(() -> clear(loop, call), LIFE_MINUTES, MINUTES);
        return ari.setGlobal(loop, VARIABLE + call, destination).addListener(set -> {
            if (!set.isSuccess()) {
                clear(loop, call); // Asterisk may have taken it, only its answer was late
            }
        });
    }

    /** The dialplan is to hang up without a word. Nobody waits for that: without it no harm is done. Called on the loop; returns what takes it back. */
    public Runnable hangUp(EventLoop loop, UUID call) {
        Future<Void> told = set(loop, call, Config.Transfer.HANG_UP);
        return () -> told.addListener(done -> clear(loop, call));
    }

    /** The dialplan goes on as usual. From any thread. */
    public void clear(EventLoop loop, UUID call) {
        ari.removeGlobal(loop, VARIABLE + call);
    }
}
