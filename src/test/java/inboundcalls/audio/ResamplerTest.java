package inboundcalls.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResamplerTest {
    @ParameterizedTest
    @CsvSource({
        "8000, 24000",
        "24000, 8000",
        "44100, 24000",
        "24000, 44100",
        "16000, 24000",
        "32000, 24000",
        "192000, 24000"
    })
    void givesTheSameSamplesHoweverTheInputIsCut(int from, int to) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Pcm noise = noise(random, 5_000, from);
        short[] whole = new Resampler(from, to).resample(noise).samples();
        for (int round = 0; round < 5; round++) {
            assertArrayEquals(whole, inPieces(new Resampler(from, to), noise, random), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 24000", "24000, 8000", "44100, 24000", "24000, 44100", "12000, 16000", "48000, 44100"})
    void hasGivenExactlyItsShareAfterEverySample(int from, int to) {
        Resampler resampler = new Resampler(from, to);
        long given = 0;
        for (long n = 1; n <= 2_000; n++) {
            given += resampler.resample(Pcm.silence(1, from)).samples().length;
            assertEquals((n * to + from - 1) / from, given, "after " + n);
        }
    }

    @Test
    void turnsEveryFrameOfTheOneRateIntoAFrameOfTheOther() {
        Resampler up = new Resampler(8_000, 24_000);
        Resampler down = new Resampler(24_000, 8_000);
        for (int i = 0; i < 100; i++) {
            Pcm model = up.resample(Pcm.silence(160, 8_000));
            assertEquals(480, model.samples().length);
            assertEquals(24_000, model.rate());
            Pcm phone = down.resample(model);
            assertEquals(160, phone.samples().length);
            assertEquals(8_000, phone.rate());
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 24000", "24000, 8000", "44100, 24000"})
    void passesAConstantAsItIs(int from, int to) {
        short[] constant = new short[from];
        Arrays.fill(constant, (short) 10_000);
        for (short sample : settled(new Resampler(from, to).resample(new Pcm(constant, from)))
                .samples()) {
            assertEquals(10_000, sample, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 24000, 100", "8000, 24000, 1000", "8000, 24000, 3400",
        "24000, 8000, 100", "24000, 8000, 1000", "24000, 8000, 3400",
        "44100, 24000, 1000", "24000, 44100, 1000", "24000, 16000, 6800"
    })
    void keepsTonesOfSpeechAndAddsNothing(int from, int to, int hz) {
        Pcm in = Tone.of(hz, 29_000, from, from);
        Tone.Fit out = Tone.fit(settled(new Resampler(from, to).resample(in)), hz);
        assertEquals(0, Tone.decibels(out.amplitude() / 29_000), 0.1, "gain in dB");
        assertTrue(out.snr() >= 90, "images and noise: " + -out.snr() + " dB");
    }

    @ParameterizedTest
    @CsvSource({"24000, 8000, 4600", "24000, 8000, 7000", "24000, 8000, 11900", "44100, 24000, 14000"})
    void stopsTonesThatWouldFoldIntoSpeech(int from, int to, int hz) {
        Pcm out = settled(new Resampler(from, to).resample(Tone.of(hz, 29_000, from, from)));
        double alias = Tone.decibels(Tone.rms(out) / (29_000 / Math.sqrt(2)));
        assertTrue(alias <= -85, "alias: " + alias + " dB");
    }

    @ParameterizedTest
    @CsvSource({"8000, 24000", "24000, 8000"})
    void saturatesAndNeverWraps(int from, int to) {
        short[] square = new short[from];
        for (int i = 0; i < square.length; i++) {
            square[i] = i * 200L / from % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] out =
                settled(new Resampler(from, to).resample(new Pcm(square, from))).samples();
        int high = Short.MIN_VALUE;
        int low = Short.MAX_VALUE;
        int edges = 0;
        for (int i = 1; i < out.length; i++) {
            high = Math.max(high, out[i]);
            low = Math.min(low, out[i]);
            edges += (out[i] < 0) == (out[i - 1] < 0) ? 0 : 1;
        }
        assertEquals(Short.MAX_VALUE, high);
        assertEquals(Short.MIN_VALUE, low);
        assertEquals(180, edges, 1, "a sample that wraps would cross zero twice more");
    }

    @ParameterizedTest
    @CsvSource({"8000, 24000, 84", "24000, 8000, 28", "24000, 24000, 0"})
    void drainsWhatTheFilterStillHolds(int from, int to, int tail) {
        assertEquals(tail, new Resampler(from, to).drain().samples().length);
    }

    @ParameterizedTest
    @CsvSource({"8000, 24000", "24000, 8000", "44100, 24000"})
    void givesTheLastSampleBackWhenDrained(int from, int to) {
        short[] click = new short[from / 50];
        click[click.length - 1] = 30_000;
        Resampler resampler = new Resampler(from, to);
        int before = peak(resampler.resample(new Pcm(click, from)));
        int after = peak(resampler.drain());
        assertTrue(after > 5_000 && before < 200, "before " + before + ", after " + after);
    }

    @Test
    void hasForgottenTheSoundAfterDrainAndReset() {
        Pcm noise = noise(new Random(1), 777, 8_000);
        short[] fresh = new Resampler(8_000, 24_000).resample(noise).samples();
        Resampler resampler = new Resampler(8_000, 24_000);
        resampler.resample(noise(new Random(2), 161, 8_000));
        resampler.drain();
        assertArrayEquals(fresh, resampler.resample(noise).samples());
        resampler.reset();
        assertArrayEquals(fresh, resampler.resample(noise).samples());
    }

    @Test
    void lagsByTheFiltersDelay() {
        short[] click = new short[800];
        click[400] = 30_000;
        short[] out =
                new Resampler(8_000, 24_000).resample(new Pcm(click, 8_000)).samples();
        int at = 0;
        for (int i = 0; i < out.length; i++) {
            at = out[i] > out[at] ? i : at;
        }
        assertEquals(3.375, (at - 1_200) / 24.0, 0.001, "milliseconds");
    }

    @ParameterizedTest
    @CsvSource({"8000, 24000", "24000, 8000", "32000, 24000", "24000, 44100"})
    void filtersAsTheDefinitionOfItsFilterSays(int from, int to) {
        Pcm noise = noise(new Random(3), 3_000, from);
        FilterBank bank = FilterBank.of(from, to);
        short[] out = new Resampler(from, to).resample(noise).samples();
        for (int i = 0; i < out.length; i++) {
            long at = (long) i * bank.down();
            float[] phase = bank.phases()[(int) (at % bank.up())];
            int newest = (int) (at / bank.up());
            double sum = 0;
            for (int k = 0; k < Math.min(phase.length, newest + 1); k++) {
                sum += (double) phase[k] * noise.samples()[newest - k];
            }
            assertEquals(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum)), out[i], 0.55, "sample " + i);
        }
    }

    @Test
    void handsTheSameRateThrough() {
        Pcm in = Tone.of(440, 1_000, 160, 8_000);
        assertSame(in, new Resampler(8_000, 8_000).resample(in));
    }

    @Test
    void refusesAnotherRateThanItsOwn() {
        Resampler resampler = new Resampler(8_000, 24_000);
        Throwable refused =
                assertThrows(IllegalArgumentException.class, () -> resampler.resample(Pcm.silence(1, 16_000)));
        assertEquals("rate: 16000 Hz (expected: 8000)", refused.getMessage());
    }

    private static short[] inPieces(Resampler resampler, Pcm sound, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < sound.samples().length; ) {
            int to = Math.min(sound.samples().length, from + random.nextInt(random.nextBoolean() ? 8 : 700));
            Pcm piece = new Pcm(Arrays.copyOfRange(sound.samples(), from, to), sound.rate());
            for (short sample : resampler.resample(piece).samples()) {
                out.write(sample >> 8);
                out.write(sample);
            }
            from = to;
        }
        short[] samples = new short[out.size() / Short.BYTES];
        ByteBuffer.wrap(out.toByteArray()).asShortBuffer().get(samples);
        return samples;
    }

    private static Pcm noise(Random random, int samples, int rate) {
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) random.nextInt();
        }
        return new Pcm(noise, rate);
    }

    /** Without the first tenth of a second, in which the filter fills. */
    private static Pcm settled(Pcm pcm) {
        return new Pcm(Arrays.copyOfRange(pcm.samples(), pcm.rate() / 10, pcm.samples().length), pcm.rate());
    }

    private static int peak(Pcm pcm) {
        int peak = 0;
        for (short sample : pcm.samples()) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
