package inboundcalls.call;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.playout.Metronome;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GapFillerTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Pcm> passed = new ArrayList<>();
    private final List<RuntimeException> faults = new ArrayList<>();
    private boolean broken;
    private GapFiller filler;

    @BeforeEach
    void freeze() {
        channel.freezeTime();
        filler = new GapFiller(
                new Metronome(channel.eventLoop()), channel.eventLoop().ticker(), 8_000, this::take);
        filler.start(faults::add);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void addsNothingToAPhoneThatSpeaksAllTheTime() {
        for (int i = 0; i < 100; i++) {
            filler.accept(frame(8_000, 480));
            pass(60);
        }
        assertEquals(100, passed.size());
    }

    @Test
    void waitsForAFrameThatIsLate() {
        filler.accept(frame(8_000, 160));
        pass(200);
        filler.accept(frame(8_000, 160));
        pass(200);
        assertEquals(2, passed.size());
    }

    @Test
    void fillsWithSilenceWhatThePhoneDoesNotSend() {
        filler.accept(frame(8_000, 160));
        pass(5_000);
        assertFilled(5_000, passed.subList(1, passed.size()));
        assertTrue(passed.get(1).millis() <= 220);
        assertArrayEquals(new short[160], passed.get(2).samples());
        filler.accept(frame(8_000, 160));
        int before = passed.size();
        pass(200);
        assertEquals(before, passed.size());
    }

    @Test
    void fillsAtThePhonesRate() {
        filler.accept(frame(16_000, 320));
        pass(300);
        assertArrayEquals(new short[320], passed.get(2).samples(), passed.get(2)::toString);
        assertEquals(16_000, passed.get(2).rate());
    }

    @Test
    void fillsForAPhoneThatNeverSends() {
        pass(1_000);
        assertFilled(1_000, passed.subList(0, passed.size()));
    }

    @Test
    void fillsNoMoreThanASecondAfterTheLoopStoodStill() {
        filler.accept(frame(8_000, 160));
        channel.advanceTimeBy(60_000, MILLISECONDS);
        channel.runPendingTasks();
        assertFilled(1_000, passed.subList(1, passed.size()));
    }

    @Test
    void addsNothingOnceItHasStopped() {
        filler.stop();
        pass(1_000);
        assertEquals(List.of(), passed);
    }

    @Test
    void tellsOfABugOnce() {
        broken = true;
        pass(1_000);
        assertEquals(1, faults.size());
    }

    private void take(Pcm pcm) {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        passed.add(pcm);
    }

    /** To one frame. */
    private static void assertFilled(long millis, List<Pcm> sound) {
        long filled = sound.stream().mapToLong(Pcm::millis).sum();
        assertTrue(filled >= millis - 20 && filled <= millis, filled + " ms");
    }

    private static Pcm frame(int rate, int samples) {
        return Pcm.silence(samples, rate);
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, MILLISECONDS);
            channel.runPendingTasks();
        }
    }
}
