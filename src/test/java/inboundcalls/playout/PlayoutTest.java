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
    private final PlayoutTotals totals = new PlayoutTotals();
    private Playout playout;

    @BeforeEach
    void freeze() {
        channel.freezeTime();
        playout = new Playout(
                new Metronome(channel.eventLoop()),
                new PlayoutBuffer(8_000, Duration.ofSeconds(10)),
                totals.newCall(channel.eventLoop()),
                frame -> phone.add(frame.copy()));
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
        assertEquals(25, playedFrames());
    }

    @Test
    void goesOnAfterAPauseWithTheFirstSampleThatWasNotPlayed() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        for (int i = 1; i <= 10; i++) {
            assertTrue(playout.write(speech, constant(i, 160)));
        }
        pass(100);
        playout.pause();
        playout.pause();
        pass(100);
        assertTrue(playout.write(speech, constant(11, 160)));
        playout.resume();
        playout.resume();
        pass(120);
        speech.received(constant(0, 10 * 1_760));
        assertEquals(
                List.of(1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 6, 7, 8, 9, 10, 11),
                phone.stream().map(frame -> (int) frame.samples()[80]).toList());
        assertEquals(220, speech.heardMillis());
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
        assertEquals(0, playout.figures().forgivenFrames());
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
        assertEquals(0, playout.figures().forgivenFrames());
    }

    @Test
    void catchesUpOnFiveFramesAndForgivesSix() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        framesOfBeats(100, 20, 20, 20, 20, 20);
        assertEquals(15, phone.size());
        assertEquals(0, playout.figures().forgivenFrames());
        assertEquals(List.of(1, 1), framesOfBeats(120, 20));
        assertEquals(5, playout.figures().forgivenFrames());
    }

    @Test
    void forgivesAStallAndGoesOnAtTheOldPace() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        assertEquals(List.of(1, 1, 1), framesOfBeats(1_000, 20, 20));
        assertEquals(49, playout.figures().forgivenFrames());
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
                .map(frame -> (int) frame.samples()[100])
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
        assertEquals(5, playedFrames());
        assertEquals(10, phone.size());
        speech.received(Pcm.silence(8_000, 8_000));
        assertEquals(100, speech.heardMillis());
    }

    @Test
    void tellsOfABugAndStops() {
        List<Throwable> bugs = new ArrayList<>();
        Error bug = new AssertionError("no phone");
        Playout broken = new Playout(
                new Metronome(channel.eventLoop()),
                new PlayoutBuffer(8_000, Duration.ofSeconds(1)),
                totals.newCall(channel.eventLoop()),
                frame -> {
                    throw bug;
                });
        broken.start(bugs::add);
        pass(100);
        assertEquals(List.of(bug), bugs);
    }

    @Test
    void tellsHowLateFramesWere() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(1_960);
        framesOfBeats(23, 17);
        PlayoutFigures figures = playout.figures();
        assertEquals(100, figures.frames());
        assertEquals(0, figures.p50Millis());
        assertEquals(3, figures.maxMillis(), 0.2);
        assertEquals(0, figures.forgivenFrames());
        assertEquals(3, totals.figures().maxMillis(), 0.05);
    }

    @Test
    void tellsTheWholeOfAStall() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        pass(100);
        framesOfBeats(1_000);
        assertEquals(980, playout.figures().maxMillis(), 60, "when the first frame of it was due");
        assertEquals(49, totals.figures().forgivenFrames());
    }

    @Test
    void countsAGapWithinASpeechAsOneUnderrun() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        assertTrue(playout.write(speech, constant(1_000, 400)));
        pass(200);
        assertEquals(2, playedFrames());
        assertEquals(0, playout.figures().underruns(), "it may have been all");
        assertTrue(playout.write(speech, constant(1_000, 80)));
        speech.complete();
        pass(200);
        assertEquals(3, playedFrames());
        assertEquals(1, playout.figures().underruns());
        assertEquals(1, totals.figures().underruns());
    }

    @Test
    void countsNoUnderrunWhereNothingWasMissing() {
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
        assertTrue(playout.write(speech, constant(1_000, 80)));
        pass(100); // has not begun: no whole frame of it
        assertTrue(playout.write(speech, constant(1_000, 80)));
        pass(100); // is over, though nobody said so
        speech.complete();
        pass(100);
        Speech next = new Speech("resp_2", "item_2", 0);
        assertTrue(playout.write(next, constant(1_000, 160)));
        pass(100);
        playout.clear();
        assertTrue(playout.write(new Speech("resp_3", "item_3", 0), constant(1_000, 160)));
        pass(100);
        assertEquals(3, playedFrames());
        assertEquals(0, playout.figures().underruns());
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

    /** Those with sound in their middle, where no fade is. */
    private long playedFrames() {
        return phone.stream().filter(frame -> frame.samples()[100] != 0).count();
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
