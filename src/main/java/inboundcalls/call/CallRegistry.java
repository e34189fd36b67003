package inboundcalls.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are up. Thread-safe. */
public final class CallRegistry {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    void add(Call call) {
        calls.add(call);
    }

    void remove(Call call) {
        calls.remove(call);
    }

    public int size() {
        return calls.size();
    }

    /** Asks every call to end; they do so on their own loops. */
    public void stopAll() {
        calls.forEach(Call::stop);
    }

    /** Blocks until the calls that are up now have ended. Not for event loops. */
    public void awaitEnd() throws InterruptedException {
        for (Call call : calls) {
            call.ended().sync();
        }
    }
}
