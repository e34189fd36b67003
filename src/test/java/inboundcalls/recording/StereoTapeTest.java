package inboundcalls.recording;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both sides of a call on frozen time. A frame of 20 ms has 160 samples, all of its number; milliseconds have 8. */
final class StereoTapeTest {
    private static final int FRAME = 160;
    private static final int MILLI = 8;

    private final MockTicker clock = Ticker.newMockTicker();
    private final BlockPool pool = new BlockPool(StereoTape.BLOCK_BYTES, 8);
    private final List<Short> left = new ArrayList<>();
    private final List<Short> right = new ArrayList<>();
    private final StereoTape tape = new StereoTape(clock, pool, this::take);

    @Test
    void hasBothSidesAtTheirTime() {
        for (int i = 1; i <= 100; i++) {
            tape.assistant(frame(i));
            tape.caller(frame(-i));
            pass(20);
        }
        tape.end();
        assertEquals(100 * FRAME, left.size());
        for (int i = 0; i < left.size(); i++) {
            assertEquals(1 + i / FRAME, right.get(i).intValue());
            assertEquals(-1 - i / FRAME, left.get(i).intValue());
        }
    }

    @Test
    void keepsThePausesOfACallerAsLongAsTheyWere() {
        speak(10);
        listen(50);
        speak(10);
        tape.end();
        assertSilent(left, 200, 1_180);
        assertSound(left, 1_180, 1_380);
        assertSound(right, 0, 1_400);
    }

    @Test
    void hasNoSeamWhereThePhonesFramesComeInPairs() {
        for (int i = 0; i < 50; i++) {
            listen(2);
            tape.caller(frame(-1));
            tape.caller(frame(-1));
        }
        tape.end();
        assertSound(left, 0, 2_000);
    }

    /** As the playout does, which forgives itself what it could not play. */
    @Test
    void hasAGapWhereThisMachineStoodStillAndAllThatTheCallerSaidMeanwhile() {
        speak(10);
        pass(800);
        tape.assistant(frame(1));
        for (int i = 0; i < 40; i++) {
            tape.caller(frame(-1));
        }
        pass(20);
        speak(10);
        tape.end();
        assertSilent(right, 200, 1_000);
        assertSound(right, 1_000, 1_220);
        assertEquals(60 * FRAME, left.stream().filter(sample -> sample != 0).count());
        assertSound(left, 240, 1_240);
    }

    @Test
    void hasNoSeamWhereThePlayoutCatchesUp() {
        listen(10);
        pass(60);
        for (int i = 0; i < 4; i++) {
            tape.assistant(frame(1));
        }
        pass(20);
        listen(10);
        tape.end();
        assertSound(right, 0, 480);
    }

    /** A phone's clock may go a little faster than ours; and nobody fills our memory. */
    @Test
    void leavesOutWhatComesFasterThanTheClock() {
        tape.assistant(frame(1));
        for (int i = 0; i < 1_000; i++) {
            tape.caller(frame(-1));
        }
        assertTrue(pool.used() <= 2);
        tape.end();
        assertEquals(5 * FRAME, left.size());
    }

    @Test
    void needsLittleMemoryHoweverFarTheSidesAreApart() {
        speak(10);
        pass(100_000);
        for (int i = 0; i < 400; i++) {
            tape.assistant(frame(1));
            assertTrue(pool.used() <= 6);
            pass(20);
        }
        for (int i = 0; i < 400; i++) {
            tape.caller(frame(-1));
            assertTrue(pool.used() <= 6);
            pass(20);
        }
        tape.end();
        assertEquals(0, pool.used());
    }

    @Test
    void bringsOtherRatesToItsOwn() {
        for (int i = 0; i < 50; i++) {
            tape.assistant(constant(960, 48_000));
            tape.caller(constant(320, 16_000));
            pass(20);
        }
        tape.end();
        assertEquals(8_000, left.size());
        assertSound(left, 20, 1_000);
        assertSound(right, 20, 1_000);
    }

    /** Two of its sides' frames, over and over. */
    @Test
    void allocatesNothingForAFrame() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        BlockPool blocks = new BlockPool(StereoTape.BLOCK_BYTES, 8);
        StereoTape recorded = new StereoTape(clock, blocks, blocks::give);
        Pcm frame = frame(1);
        int frames = 20_000;
        long before = 0;
        for (int i = -frames; i < frames; i++) {
            before = i == 0 ? threads.getCurrentThreadAllocatedBytes() : before;
            recorded.assistant(frame);
            recorded.caller(frame);
            pass(20);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < frames, bytes + " bytes for " + frames + " frames of each side");
    }

    private void speak(int frames) {
        for (int i = 0; i < frames; i++) {
            tape.assistant(frame(1));
            tape.caller(frame(-1));
            pass(20);
        }
    }

    private void listen(int frames) {
        for (int i = 0; i < frames; i++) {
            tape.assistant(frame(1));
            pass(20);
        }
    }

    private void pass(int millis) {
        clock.advance(millis, MILLISECONDS);
    }

    private void take(ByteBuffer block) {
        while (block.hasRemaining()) {
            left.add(block.getShort());
            right.add(block.getShort());
        }
        pool.give(block);
    }

    private static void assertSound(List<Short> track, int fromMillis, int toMillis) {
        assertEquals(-1, firstOf(track, fromMillis, toMillis, true), "silent (ms)");
    }

    private static void assertSilent(List<Short> track, int fromMillis, int toMillis) {
        assertEquals(-1, firstOf(track, fromMillis, toMillis, false), "not silent (ms)");
    }

    private static int firstOf(List<Short> track, int fromMillis, int toMillis, boolean silent) {
        for (int i = fromMillis * MILLI; i < toMillis * MILLI; i++) {
            if (track.get(i) == 0 == silent) {
                return i / MILLI;
            }
        }
        return -1;
    }

    private static Pcm frame(int value) {
        Pcm pcm = Pcm.silence(FRAME, 8_000);
        Arrays.fill(pcm.samples(), (short) value);
        return pcm;
    }

    private static Pcm constant(int samples, int rate) {
        Pcm pcm = Pcm.silence(samples, rate);
        Arrays.fill(pcm.samples(), (short) 1_000);
        return pcm;
    }
}
