package inboundcalls.playout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Tone;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlayoutBufferTest {
    private final PlayoutBuffer buffer = new PlayoutBuffer(8_000, Duration.ofSeconds(2));
    private final Speech speech = new Speech("resp_1", "item_1", 0);

    @Test
    void cutsBlocksOfAnySizeIntoFramesThatHoldEverySampleInOrder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int written = 0;
        int read = 0;
        for (int round = 0; round < 2_000; round++) {
            int size = random.nextInt(random.nextInt(5) == 0 ? 900 : 200);
            if (buffer.write(speech, counting(written, size))) {
                written += size;
            }
            for (Optional<Pcm> frame = frame(buffer); frame.isPresent(); frame = frame(buffer)) {
                assertArrayEquals(counting(read, 160).samples(), frame.get().samples(), "seed " + seed);
                read += 160;
            }
            assertTrue(written - read < 160, "seed " + seed);
        }
        speech.received(Pcm.silence(written, 8_000));
        assertEquals(read / 8, speech.heardMillis());
    }

    @ParameterizedTest
    @CsvSource({"8000, 160", "16000, 320", "24000, 480", "44100, 882", "48000, 960"})
    void givesFramesOfExactlyTwentyMilliseconds(int rate, int samples) {
        PlayoutBuffer other = new PlayoutBuffer(rate, Duration.ofSeconds(1));
        assertTrue(other.write(speech, Pcm.silence(samples + 1, rate)));
        Pcm frame = frame(other).orElseThrow();
        assertEquals(samples, frame.samples().length);
        assertEquals(rate, frame.rate());
        assertEquals(Optional.empty(), frame(other));
    }

    @Test
    void keepsLessThanAFrameOfASpeechThatGoesOn() {
        assertTrue(buffer.write(speech, counting(0, 159)));
        assertEquals(Optional.empty(), frame(buffer));
        assertTrue(buffer.write(speech, counting(159, 1)));
        assertArrayEquals(
                counting(0, 160).samples(), frame(buffer).orElseThrow().samples());
    }

    @Test
    void fillsTheEndOfACompleteSpeechUpWithSilence() {
        assertTrue(buffer.write(speech, counting(0, 3)));
        speech.complete();
        assertArrayEquals(
                Arrays.copyOf(new short[] {0, 1, 2}, 160),
                frame(buffer).orElseThrow().samples());
        assertEquals(Optional.empty(), frame(buffer));
        assertTrue(speech.wasHeardWhole());
    }

    @Test
    void playsTheNextSpeechRightBehindTheLast() {
        Speech next = new Speech("resp_2", "item_2", 0);
        assertTrue(buffer.write(speech, counting(0, 100)));
        speech.complete();
        assertTrue(buffer.write(next, counting(100, 60)));
        assertArrayEquals(
                counting(0, 160).samples(), frame(buffer).orElseThrow().samples());
        assertTrue(speech.wasHeardWhole());
        assertFalse(next.wasHeardWhole());
    }

    @Test
    void refusesWholeWhatWouldExceedTheLimit() {
        assertTrue(buffer.write(speech, Pcm.silence(15_999, 8_000)));
        assertFalse(buffer.write(speech, Pcm.silence(2, 8_000)));
        assertTrue(buffer.write(speech, Pcm.silence(1, 8_000)));
        assertFalse(buffer.write(speech, Pcm.silence(1, 8_000)));
        assertTrue(frame(buffer).isPresent());
        assertTrue(buffer.write(speech, Pcm.silence(160, 8_000)));
    }

    @Test
    void doesNotCountWhatItRefused() {
        speech.received(Pcm.silence(48_003, 24_000));
        assertTrue(buffer.write(speech, Pcm.silence(16_000, 8_000)));
        assertFalse(buffer.write(speech, Pcm.silence(1, 8_000)));
        assertEquals(2_000, speech.queuedMillis());
    }

    @Test
    void holdsNothingOnceCleared() {
        assertTrue(buffer.write(speech, counting(0, 1_000)));
        assertTrue(frame(buffer).isPresent());
        buffer.clear();
        assertEquals(Optional.empty(), frame(buffer));
        assertTrue(buffer.write(speech, counting(7, 160)));
        assertArrayEquals(
                counting(7, 160).samples(), frame(buffer).orElseThrow().samples());
    }

    @Test
    void takesNoSoundOfAnotherRate() {
        Throwable refused =
                assertThrows(IllegalArgumentException.class, () -> buffer.write(speech, Pcm.silence(1, 24_000)));
        assertEquals("rate: 24000 Hz (expected: 8000)", refused.getMessage());
    }

    @Test
    void goesOnAtAnotherRateWhereItStood() {
        short[] tone = Tone.of(440, 10_000, 8_000, 8_000).samples();
        for (int from = 0; from < tone.length; from += 800) {
            assertTrue(buffer.write(speech, new Pcm(Arrays.copyOfRange(tone, from, from + 800), 8_000)));
        }
        assertTrue(frame(buffer).isPresent());
        PlayoutBuffer wide = buffer.at(16_000);
        assertEquals(Optional.empty(), frame(buffer));
        short[] expected = new Resampler(8_000, 16_000)
                .resample(new Pcm(Arrays.copyOfRange(tone, 160, tone.length), 8_000))
                .samples();
        for (int from = 0; from < expected.length; from += 320) {
            assertArrayEquals(
                    Arrays.copyOfRange(expected, from, from + 320),
                    frame(wide).orElseThrow().samples());
        }
        assertEquals(Optional.empty(), frame(wide));
    }

    @Test
    void losesNothingOfAFullBufferAtAnotherRate() {
        speech.received(Pcm.silence(48_000, 24_000));
        assertTrue(buffer.write(speech, Pcm.silence(16_000, 8_000)));
        PlayoutBuffer wide = buffer.at(48_000);
        assertEquals(2_000, speech.queuedMillis());
        for (int i = 0; i < 100; i++) {
            assertTrue(frame(wide).isPresent());
        }
        assertEquals(2_000, speech.heardMillis());
        assertEquals(48_000, wide.rate());
    }

    /** The next frame, if there is one. */
    private static Optional<Pcm> frame(PlayoutBuffer buffer) {
        short[] frame = new short[buffer.frameSamples()];
        return buffer.fill(frame) == 0 ? Optional.empty() : Optional.of(new Pcm(frame, buffer.rate()));
    }

    private static Pcm counting(int first, int samples) {
        short[] count = new short[samples];
        for (int i = 0; i < samples; i++) {
            count[i] = (short) (first + i);
        }
        return new Pcm(count, 8_000);
    }
}
