package inboundcalls.playout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** Sounds of the server's own beside the model's speech, as the phone gets them. */
final class LocalPlayerTest {
    private static final int FADE = 8 * 5;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Pcm> phone = new ArrayList<>();
    private final Speech speech = new Speech("resp_1", "item_1", 0);
    private Playout playout;
    private LocalPlayer local;

    @BeforeEach
    void freeze() {
        channel.freezeTime();
        playout = new Playout(
                new Metronome(channel.eventLoop()),
                new PlayoutBuffer(8_000, Duration.ofSeconds(10)),
                new PlayoutTotals().newCall(channel.eventLoop()),
                frame -> phone.add(frame.copy()));
        local = playout.local();
        playout.start(bug -> {
            throw new AssertionError(bug);
        });
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void playsASoundWholeAndOnce() {
        assertTrue(local.play(sound(1_000, 100)));
        assertTrue(local.isPlaying());
        pass(300);
        assertEquals(List.of(1_000, 1_000, 1_000, 1_000, 1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), middles());
        assertFalse(local.isPlaying());
    }

    @Test
    void playsOneBehindTheOtherAndTheLastOfThemOverAndOver() {
        assertTrue(local.play(sound(1_000, 40)));
        assertTrue(local.repeat(sound(2_000, 60)));
        pass(140);
        assertTrue(local.play(sound(3_000, 20)));
        pass(100);
        assertEquals(
                List.of(1_000, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 3_000, 0, 0, 0),
                middles(),
                "what is repeated gives way at its end to what stands behind it");
    }

    @Test
    void leavesTheModelsSpeechAsItIsAndWhereItIs() {
        local.repeat(sound(1_000, 500));
        pass(100);
        assertTrue(playout.write(speech, constant(5_000, 800)));
        pass(100);
        Pcm first = phone.get(5);
        assertEquals(5_000, first.samples()[FADE], "from the frame in which it would have been heard anyway");
        for (Pcm frame : phone.subList(6, 10)) {
            assertArrayEquals(constant(5_000, 160).samples(), frame.samples());
        }
        assertTrue(Math.abs(phone.get(4).samples()[159] - first.samples()[0]) < 200, "no click between the two");
    }

    @Test
    void neverCountsAsHeardFromTheModel() {
        speech.received(constant(0, 8_000));
        assertTrue(playout.write(speech, constant(5_000, 800)));
        local.repeat(sound(1_000, 500));
        pass(1_000);
        assertEquals(100, speech.heardMillis());
        assertEquals(0, playout.heldMillis());
    }

    @Test
    void waitsWhileTheModelSpeaksAndLosesNothing() {
        local.play(sound(1_000, 100));
        pass(40);
        assertTrue(playout.write(speech, constant(5_000, 320)));
        pass(140);
        assertEquals(List.of(1_000, 1_000, 5_000, 5_000, 1_000, 1_000, 1_000, 0, 0), middles());
    }

    @Test
    void isHeardThoughTheModelIsPaused() {
        assertTrue(playout.write(speech, constant(5_000, 320)));
        playout.pause();
        local.play(sound(1_000, 40));
        pass(60);
        playout.resume();
        pass(60);
        assertEquals(List.of(1_000, 1_000, 0, 5_000, 5_000, 0), middles());
    }

    @Test
    void fadesWithinFiveMillisecondsWhenItIsStopped() {
        local.repeat(sound(1_000, 500));
        pass(100);
        local.stop();
        pass(100);
        short[] next = phone.get(5).samples();
        assertTrue(next[0] > 900 && next[FADE / 2] > 100 && next[FADE - 1] < 50, () -> Arrays.toString(next));
        assertArrayEquals(new short[160 - FADE], Arrays.copyOfRange(next, FADE, 160));
        assertEquals(0, middles().get(6));
        assertFalse(local.isPlaying());
    }

    @Test
    void tellsThatASoundWasHeardWhenThePhoneHasAllOfIt() {
        List<Integer> told = new ArrayList<>();
        local.play(sound(1_000, 50), () -> told.add(phone.size()));
        pass(60);
        assertEquals(List.of(), told);
        pass(100);
        assertEquals(List.of(3), told);
    }

    @Test
    void tellsNothingOfWhatWasStopped() {
        List<Integer> told = new ArrayList<>();
        local.play(sound(1_000, 40), () -> told.add(phone.size()));
        pass(40);
        local.stop();
        pass(100);
        assertEquals(List.of(), told);
    }

    @Test
    void goesOnAtTheRateOfAnotherPhone() {
        local.play(sound(1_000, 100));
        pass(40);
        playout.switchTo(16_000);
        pass(100);
        assertEquals(
                List.of(160, 160, 320, 320, 320, 320, 320),
                phone.stream().map(frame -> frame.samples().length).toList());
        assertEquals(1_000, phone.get(3).samples()[200], 10);
        assertEquals(0, phone.get(6).samples()[200]);
    }

    @Test
    void takesNoMoreThanItCanHold() {
        StoredSound sound = sound(1_000, 20);
        int taken = 0;
        while (local.play(sound)) {
            taken++;
        }
        assertEquals(64, taken);
        pass(20);
        assertTrue(local.play(sound));
    }

    /** Of each frame a sample in its middle, where no fade is. */
    private List<Integer> middles() {
        return phone.stream().map(frame -> (int) frame.samples()[100]).toList();
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, MILLISECONDS);
            channel.runPendingTasks();
        }
    }

    private static StoredSound sound(int value, int millis) {
        return new StoredSound(constant(value, 8 * millis));
    }

    private static Pcm constant(int value, int samples) {
        short[] constant = new short[samples];
        Arrays.fill(constant, (short) value);
        return new Pcm(constant, 8_000);
    }
}
