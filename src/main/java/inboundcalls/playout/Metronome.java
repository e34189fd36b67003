package inboundcalls.playout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
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
    /** Each slot's members; an array is never changed but replaced, so that a beat walks over those that were there when it began. */
    private final Member[][] slots = new Member[SLOTS][0];

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
        int slot = leastFilled();
        Member[] members = Arrays.copyOf(slots[slot], slots[slot].length + 1);
        members[members.length - 1] = member;
        slots[slot] = members;
        // Its slot may come before the one that the timer waits for.
        next = running ? Math.min(next, elapsedSlots() + 1) : elapsedSlots() + 1;
        running = true;
        schedule();
    }

    /** No beat comes afterwards. Unknown members are no error. */
    public void leave(Member member) {
        assert loop.inEventLoop();
        Arrays.setAll(slots, slot -> contains(slots[slot], member) ? without(slots[slot], member) : slots[slot]);
    }

    /** By the clock of the beats, in nanoseconds. */
    long now() {
        return loop.ticker().nanoTime();
    }

    private void beatDueSlots() {
        long last = elapsedSlots();
        for (long slot = Math.max(next, last - SLOTS + 1); slot <= last; slot++) {
            long due = epoch + slot * SLOT_NANOS;
            Member[] members = slotAt(slot);
            for (Member member : members) {
                if (members == slotAt(slot) || contains(slotAt(slot), member)) {
                    beat(member, due);
                }
            }
        }
        next = last + 1;
        schedule();
    }

    /** One that fails is taken out, so that the loop's other calls go on. */
    private void beat(Member member, long due) {
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
            if (slotAt(slot).length > 0) {
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

    private Member[] slotAt(long slot) {
        return slots[(int) (slot % SLOTS)];
    }

    private int leastFilled() {
        int least = 0;
        for (int slot = 1; slot < SLOTS; slot++) {
            least = slots[slot].length < slots[least].length ? slot : least;
        }
        return least;
    }

    private static boolean contains(Member[] members, Member member) {
        return Arrays.asList(members).contains(member);
    }

    private static Member[] without(Member[] members, Member member) {
        return Arrays.stream(members).filter(one -> one != member).toArray(Member[]::new);
    }
}
