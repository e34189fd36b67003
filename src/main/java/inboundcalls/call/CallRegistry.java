package inboundcalls.call;

import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** The calls that are up, those that are being turned away, and how the others ended. Thread-safe. */
public final class CallRegistry {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Set<TurnedAway> turnedAway = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Map<EndReason, LongAdder> ends = new EnumMap<>(EndReason.class);
    private final CallTotals totals = new CallTotals();
    private final RecentCalls recent = new RecentCalls(Ticker.systemTicker());
    private final ProviderHealth provider = new ProviderHealth(Ticker.systemTicker());

    /** A call and its answer to how it stands; {@code view} is told on the call's loop, and never when that hangs. */
    public record Asked(UUID call, Future<CallView> view) {}

    public CallRegistry() {
        for (EndReason reason : EndReason.values()) {
            ends.put(reason, new LongAdder());
        }
    }

    void add(Call call) {
        calls.add(call);
        if (stopping.get()) {
            call.stop(); // whoever asked all calls to end may have looked before
        }
    }

    void ended(Call call, EndReason reason) {
        calls.remove(call);
        count(reason);
    }

    void add(TurnedAway caller) {
        turnedAway.add(caller);
        if (stopping.get()) {
            caller.stop();
        }
    }

    void remove(TurnedAway caller) {
        turnedAway.remove(caller);
    }

    /** One more has ended so, which need never have begun. */
    void count(EndReason reason) {
        ends.get(reason).increment();
        if (reason.isProvidersFault()) {
            provider.onFailure();
        }
    }

    /** How many calls have ended so. */
    public long ended(EndReason reason) {
        return ends.get(reason).sum();
    }

    /** What happened in all of them. */
    public CallTotals totals() {
        return totals;
    }

    /** Those that ended last. */
    public RecentCalls recent() {
        return recent;
    }

    public ProviderHealth provider() {
        return provider;
    }

    /** Asks each call that is up, on its own loop. */
    public List<Asked> ask() {
        return calls.stream().map(call -> new Asked(call.uuid(), call.ask())).toList();
    }

    /** As {@link #ask}, with the scenes. */
    public List<Asked> watch() {
        return calls.stream().map(call -> new Asked(call.uuid(), call.watch())).toList();
    }

    public int size() {
        return calls.size();
    }

    /** Asks every call to tell its caller that the server stops, and to end; they do so on their own loops. */
    public void sayGoodbyeToAll() {
        calls.forEach(Call::sayGoodbye);
    }

    /** Asks every call to end at once, those that are still to begin too. */
    public void stopAll() {
        stopping.set(true);
        calls.forEach(Call::stop);
        turnedAway.forEach(TurnedAway::stop);
    }

    /** Blocks until the calls that are up now have ended. Not for event loops. */
    public void awaitEnd() throws InterruptedException {
        for (Call call : calls) {
            call.ended().sync();
        }
    }
}
