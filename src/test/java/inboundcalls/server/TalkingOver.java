package inboundcalls.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.SyntheticCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several phones at a time, each of them the one of its session, and where each was in what it heard when the model heard it speak. */
final class TalkingOver {
    private static final int RATE = 8_000;
    private static final int FRAME = 160;
    private static final int LOUD = 200;

    /** One phone. {@code spokeAt}: how many samples it had heard each time {@code speech_started} was sent. */
    record Phone(SyntheticCaller caller, int session, List<Integer> spokeAt, SplittableRandom random) {
        /** How many samples came so far. */
        int heard() {
            return Math.toIntExact(caller.heard().frames()) * FRAME;
        }

        /** Waits until sound is heard after that sample, and so many milliseconds of it; returns where it begins. */
        int hear(int from, long millis) {
            await().atMost(30, SECONDS).pollInterval(20, MILLISECONDS).until(() -> firstLoud(from) >= 0);
            int start = firstLoud(from);
            await().atMost(40, SECONDS)
                    .pollInterval(10, MILLISECONDS)
                    .until(() -> heard() >= start + millis * RATE / 1_000);
            return start;
        }

        /** How long it has been silent; speech pauses for less than a second. */
        long quietMillis() {
            return Pcm.millis(caller.heard().length() - caller.heard().lastLoud(), RATE);
        }

        private int firstLoud(int from) {
            short[] heard = caller.heard().asItCame().samples();
            for (int i = from; i < heard.length; i++) {
                if (Math.abs(heard[i]) > LOUD) {
                    return i;
                }
            }
            return -1;
        }
    }

    private TalkingOver() {}

    /** Lets so many phones call, does the same with each of them at once, and returns what came of it. */
    static <T> List<T> atOnce(int phones, long seed, WholeCall stage, Conduct<T> conduct) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(phones);
        try {
            List<Future<T>> results = new ArrayList<>();
            for (Phone phone : dial(phones, seed, stage)) {
                Callable<T> call = () -> conduct.of(phone);
                results.add(threads.submit(call));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get(120, SECONDS));
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Phone> dial(int phones, long seed, WholeCall stage) {
        Map<Integer, Phone> bySession = new ConcurrentHashMap<>();
        stage.transcript()
                .watch(
                        "input_audio_buffer.speech_started",
                        session -> bySession
                                .get(session)
                                .spokeAt()
                                .add(bySession.get(session).heard()));
        SplittableRandom random = new SplittableRandom(seed);
        List<Phone> dialled = new ArrayList<>();
        for (int session = 0; session < phones; session++) {
            Phone phone = new Phone(stage.dial(), session, new CopyOnWriteArrayList<>(), random.split());
            bySession.put(session, phone);
            dialled.add(phone);
            int connected = session + 1;
            await().atMost(20, SECONDS).until(() -> stage.realtime().sessions() == connected);
        }
        assertEquals(phones, bySession.size());
        return dialled;
    }

    /** What a caller does. */
    @FunctionalInterface
    interface Conduct<T> {
        T of(Phone phone) throws Exception;
    }

    /** The sample where the first silence of so many milliseconds begins, from that one on. */
    static int silenceAfter(Pcm sound, int from, int millis) {
        short[] heard = sound.samples();
        int end = from;
        for (int i = from; i < heard.length && i < end + millis * RATE / 1_000; i++) {
            end = Math.abs(heard[i]) > LOUD ? i + 1 : end;
        }
        return end;
    }

    /** A word of the caller's that no model knows. */
    static Pcm noise(int millis, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] noise = new short[millis * RATE / 1_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt(-8_000, 8_000);
        }
        return new Pcm(noise, RATE);
    }
}
