package inboundcalls.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The calls that are up. Thread-safe. */
public final class CallRegistry {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();

    void add(Call call) {
        calls.add(call);
        if (stopping.get()) {
            call.stop(); // whoever asked all calls to end may have looked before
        }
    }

    void remove(Call call) {
        calls.remove(call);
    }

    public int size() {
        return calls.size();
    }

    /** Asks every call to end, those that are still to begin too; they do so on their own loops. */
    public void stopAll() {
        stopping.set(true);
        calls.forEach(Call::stop);
    }

    /** Blocks until the calls that are up now have ended. Not for event loops. */
    public void awaitEnd() throws InterruptedException {
        for (Call call : calls) {
            call.ended().sync();
        }
    }
}
