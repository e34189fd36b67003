package inboundcalls.playout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PlayoutTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Pcm> phone = new ArrayList<>();
    private final Speech speech = new Speech("resp_1", "item_1", 0);
    private Playout playout;

    @BeforeEach
    void freeze() {
        channel.freezeTime();
        playout = new Playout(
                new Metronome(channel.eventLoop()), new PlayoutBuffer(8_000, Duration.ofSeconds(10)), phone::add);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void givesThePhoneFiftyFramesASecondWhetherTheModelSpeaksOrNot() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(1_000);
        assertEquals(50, phone.size());
        assertTrue(playout.write(speech, constant(1, 4_000)));
        pass(1_000);
        assertEquals(100, phone.size());
        phone.forEach(frame -> assertEquals(160, frame.samples().length));
        assertEquals(25, phone.stream().filter(frame -> frame.samples()[0] == 1).count());
    }

    @Test
    void givesNothingBeforeItStartsAndAfterItStops() {
        pass(100);
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        playout.stop();
        pass(100);
        assertEquals(5, phone.size());
    }

    @Test
    void catchesUpOneFrameABeatOnWhatIsLate() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        List<Integer> each = framesOfBeats(60, 20, 20, 20);
        assertEquals(List.of(2, 2, 1, 1), each);
        assertEquals(0, playout.forgivenFrames());
    }

    @Test
    void owesNothingAfterTicksThatComeLateOrEarly() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        framesOfBeats(23, 17, 39, 1, 20, 31, 9, 20);
        pass(840);
        assertEquals(55, phone.size());
        assertEquals(0, playout.forgivenFrames());
    }

    @Test
    void catchesUpOnFiveFramesAndForgivesSix() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        framesOfBeats(100, 20, 20, 20, 20, 20);
        assertEquals(15, phone.size());
        assertEquals(0, playout.forgivenFrames());
        assertEquals(List.of(1, 1), framesOfBeats(120, 20));
        assertEquals(5, playout.forgivenFrames());
    }

    @Test
    void forgivesAStallAndGoesOnAtTheOldPace() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        assertEquals(List.of(1, 1, 1), framesOfBeats(1_000, 20, 20));
        assertEquals(49, playout.forgivenFrames());
        pass(1_000);
        assertEquals(5 + 3 + 50, phone.size());
    }

    @Test
    void playsWhatIsHeldThroughAStallWithoutLosingAnyOfIt() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        for (int i = 1; i <= 20; i++) {
            assertTrue(playout.write(speech, constant(i, 160)));
        }
        framesOfBeats(60, 20, 500, 20, 20);
        pass(400);
        List<Integer> heard = phone.stream()
                .map(frame -> (int) frame.samples()[0])
                .filter(sample -> sample != 0)
                .toList();
        assertEquals(20, heard.size());
        assertEquals(heard.stream().sorted().toList(), heard);
    }

    @Test
    void isSilentFromTheNextFrameOnWhenCleared() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        assertTrue(playout.write(speech, constant(1, 8_000)));
        pass(100);
        playout.clear();
        pass(100);
        assertEquals(5, phone.stream().filter(frame -> frame.samples()[0] == 1).count());
        assertEquals(10, phone.size());
        speech.received(Pcm.silence(8_000, 8_000));
        assertEquals(100, speech.heardMillis());
    }

    @Test
    void tellsOfABugAndStops() {
        List<Throwable> bugs = new ArrayList<>();
        Error bug = new AssertionError("no phone");
        Playout broken = new Playout(
                new Metronome(channel.eventLoop()), new PlayoutBuffer(8_000, Duration.ofSeconds(1)), frame -> {
                    throw bug;
                });
        broken.start(bugs::add);
        pass(100);
        assertEquals(List.of(bug), bugs);
    }

    @Test
    void goesOnAtAnotherRate() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(20);
        playout.switchTo(16_000);
        assertEquals(16_000, playout.rate());
        pass(20);
        assertEquals(
                List.of(160, 320),
                phone.stream().map(frame -> frame.samples().length).toList());
        assertEquals(16_000, phone.get(1).rate());
    }

    /** How many frames the phone got after each of these times. */
    private List<Integer> framesOfBeats(int... millis) {
        return Arrays.stream(millis)
                .map(time -> {
                    int before = phone.size();
                    channel.advanceTimeBy(time, MILLISECONDS);
                    channel.runPendingTasks();
                    return phone.size() - before;
                })
                .boxed()
                .toList();
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            framesOfBeats(1);
        }
    }

    private static Pcm constant(int value, int samples) {
        short[] constant = new short[samples];
        Arrays.fill(constant, (short) value);
        return new Pcm(constant, 8_000);
    }
}
