package inboundcalls.soak;

import inboundcalls.net.Transport;
import inboundcalls.simulation.Recording;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.SyntheticCaller;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who call, hang up, and call again, so many at a time. Thread-safe. */
final class Callers implements AutoCloseable {
    private static final int PHONE_RATE = 8_000;
    private static final int LONGEST_CALL_SECONDS = 180;

    private final SoakStage stage;
    private final Recordings recordings;
    private final SoakTally tally;
    private final EventLoopGroup phones = Transport.available().group(1, "phone");
    private final ExecutorService people;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Talk, SyntheticCaller> live = new ConcurrentHashMap<>();

    Callers(SoakStage stage, Recordings recordings, SoakTally tally, int atATime) {
        this.stage = stage;
        this.recordings = recordings;
        this.tally = tally;
        this.people = Executors.newFixedThreadPool(atATime);
    }

    /** Each of them calls until that time of {@link System#nanoTime}. */
    void call(int atATime, long until, SplittableRandom random) {
        for (int i = 0; i < atATime; i++) {
            SplittableRandom own = random.split();
            people.execute(() -> callUntil(until, own));
        }
        people.shutdown();
    }

    /** Waits until the last call has ended; false when it does not. */
    boolean awaitEnd() throws InterruptedException {
        return people.awaitTermination(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
    }

    /** Of the calls that are up. */
    List<Talk> talks() {
        return List.copyOf(live.keySet());
    }

    /** The phone of one call that is up is reset; false when there is none. */
    boolean resetOne(SplittableRandom random) {
        List<Talk> talks = talks();
        if (talks.isEmpty()) {
            return false;
        }
        Talk talk = talks.get(random.nextInt(talks.size()));
        SyntheticCaller caller = live.get(talk);
        if (caller == null || !talk.reset()) {
            return false;
        }
        caller.hangUpInTheMiddle();
        return true;
    }

    @Override
    public void close() {
        people.shutdownNow();
        phones.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void callUntil(long until, SplittableRandom random) {
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000)); // people don't call all at once
            while (System.nanoTime() < until) {
                callOnce(recordings
                        .questions()
                        .get(random.nextInt(recordings.questions().size())));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void callOnce(Recording question) throws InterruptedException {
        UUID call = UUID.randomUUID();
        String phone = SoakJournal.phone(numbers.incrementAndGet());
        Talk talk = stage.journal().listenFor(phone);
        stage.ari().addApplication(call, phone, phone, "5550100");
        SyntheticCaller caller =
                SyntheticCaller.dial(Transport.available(), phones.next(), stage.address(), call, PHONE_RATE);
        live.put(talk, caller);
        List<String> faults = new SoakCall(caller, talk, question, recordings).hold();
        live.remove(talk);
        stage.ari().remove(call);
        stage.journal().forget(phone);
        tally.ended(call, talk, faults);
    }
}
