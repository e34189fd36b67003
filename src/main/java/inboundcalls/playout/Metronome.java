package inboundcalls.playout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The 20 ms tick of one event loop. Its members are spread over {@value #SLOTS} slots, so that their writes don't come in one burst, and each
 * is beaten once a turn at its slot's absolute time: lateness of one beat never moves the next. After a stall of more than a turn each slot is
 * beaten once and goes on from now; to catch up is the member's business. Costs one timer, none while there are no members. Lives on its loop.
 */
public final class Metronome {
    private static final Logger LOG = LoggerFactory.getLogger(Metronome.class);
    private static final int SLOTS = 10;
    private static final long SLOT_NANOS = MILLISECONDS.toNanos(PlayoutBuffer.FRAME_MILLIS) / SLOTS;

    /** Called once every 20 ms, on the loop. */
    @FunctionalInterface
    public interface Member {
        /** {@code due} is when the beat should have come, by the loop's clock in nanoseconds: whole turns after the beat before. */
        void beat(long due);
    }

    private final EventLoop loop;
    private final List<List<Member>> slots = IntStream.range(0, SLOTS)
            .<List<Member>>mapToObj(i -> new ArrayList<>())
            .toList();
    private final long epoch;
    /** Counts slots since the epoch: the next one to be beaten. */
    private long next;

    private boolean running;
    private Future<?> timer;

    public Metronome(EventLoop loop) {
        this.loop = loop;
        this.epoch = loop.ticker().nanoTime();
        this.timer = loop.newSucceededFuture(null);
    }

    /** The first beat comes within 20 ms. */
    public void join(Member member) {
        assert loop.inEventLoop();
        leastFilled().add(member);
        // Its slot may come before the one that the timer waits for.
        next = running ? Math.min(next, elapsedSlots() + 1) : elapsedSlots() + 1;
        running = true;
        schedule();
    }

    /** No beat comes afterwards. Unknown members are no error. */
    public void leave(Member member) {
        assert loop.inEventLoop();
        slots.forEach(slot -> slot.remove(member));
    }

    /** By the clock of the beats, in nanoseconds. */
    long now() {
        return loop.ticker().nanoTime();
    }

    private void beatDueSlots() {
        long last = elapsedSlots();
        for (long slot = Math.max(next, last - SLOTS + 1); slot <= last; slot++) {
            long due = epoch + slot * SLOT_NANOS;
            for (Member member : List.copyOf(slotAt(slot))) {
                beat(member, slot, due);
            }
        }
        next = last + 1;
        schedule();
    }

    /** One that fails is taken out, so that the loop's other calls go on. */
    private void beat(Member member, long slot, long due) {
        if (!slotAt(slot).contains(member)) {
            return;
        }
        try {
            member.beat(due);
        } catch (Throwable bug) {
            LOG.error("Fallo interno en el reloj de 20 ms", bug);
            leave(member);
        }
    }

    /** Sleeps until the next slot that has members; stops when none has. */
    private void schedule() {
        timer.cancel(false);
        for (long slot = next; slot < next + SLOTS; slot++) {
            if (!slotAt(slot).isEmpty()) {
                next = slot;
                long delay = epoch + slot * SLOT_NANOS - now();
                timer = loop.schedule(this::beatDueSlots, Math.max(0, delay), NANOSECONDS);
                return;
            }
        }
        running = false;
    }

    private long elapsedSlots() {
        return (now() - epoch) / SLOT_NANOS;
    }

    private List<Member> slotAt(long slot) {
        return slots.get((int) (slot % SLOTS));
    }

    private List<Member> leastFilled() {
        return slots.stream().min((a, b) -> Integer.compare(a.size(), b.size())).orElseThrow();
    }
}
