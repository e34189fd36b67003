package inboundcalls.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InputAudioTest implements InputAudio.Listener {
    private static final int MILLI = 24;

    private final List<String> told = new ArrayList<>();
    private Pcm turn = Pcm.silence(0, 24_000);
    private final InputAudio input = new InputAudio(this);

    @Test
    void tellsWhereSpeechStartsAndStops() {
        input.detect(0.5, 300, 500);
        say(1_000, 0);
        say(700, 8_000);
        say(490, 0);
        assertEquals(List.of("started 700"), told);
        say(10, 0);
        assertEquals(List.of("started 700", "stopped 2200"), told);
        assertEquals(1_500, turn.millis());
    }

    @Test
    void tellsTheSameHoweverTheSoundIsCut() {
        input.detect(0.5, 300, 500);
        for (short[] part : List.of(tone(1_000, 0), tone(700, 8_000), tone(600, 0))) {
            for (int i = 0; i < part.length; i += 77) {
                input.append(Arrays.copyOfRange(part, i, Math.min(part.length, i + 77)));
            }
        }
        assertEquals(List.of("started 700", "stopped 2200"), told);
    }

    @Test
    void hearsNoSpeechInAClickOrBelowItsThreshold() {
        input.detect(0.5, 300, 500);
        say(50, 8_000);
        say(500, 0);
        say(1_000, 200);
        assertEquals(List.of(), told);
    }

    @Test
    void keepsItsPausesWithinATurn() {
        input.detect(0.5, 0, 500);
        say(200, 8_000);
        say(490, 0);
        say(200, 8_000);
        say(500, 0);
        assertEquals(List.of("started 0", "stopped 1390"), told);
    }

    @Test
    void takesTheWholeSoundWhenItFindsNoTurns() {
        input.detectNothing();
        say(2_000, 8_000);
        assertArrayEquals(tone(2_000, 8_000), input.take().samples());
        assertEquals(List.of(), told);
    }

    @Override
    public void speechStarted(long audioStartMillis) {
        told.add("started " + audioStartMillis);
    }

    @Override
    public void speechStopped(long audioEndMillis) {
        told.add("stopped " + audioEndMillis);
        turn = input.take();
    }

    private void say(int millis, int amplitude) {
        input.append(tone(millis, amplitude));
    }

    private static short[] tone(int millis, int amplitude) {
        short[] samples = new short[millis * MILLI];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i % 48 < 24 ? amplitude : -amplitude);
        }
        return samples;
    }
}
