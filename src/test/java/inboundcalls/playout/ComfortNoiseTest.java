package inboundcalls.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ComfortNoiseTest {
    private final List<Pcm> phone = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"8000, -60", "8000, -40", "16000, -70", "48000, -60"})
    void isAsLoudAsItIsSet(int rate, double decibels) {
        assertEquals(decibels, level(noise(decibels, rate, 10)), 0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 24_000})
    void hasItsSoundWhereRoomsHaveIt(int rate) {
        short[] noise = noise(-40, rate, 4);
        double low = power(noise, rate, 300);
        assertEquals(6, 10 * Math.log10(low / power(noise, rate, 1_500)), 4, "falls with the frequency");
        assertEquals(12, 10 * Math.log10(low / power(noise, rate, 3_000)), 5);
        assertTrue(power(noise, rate, 20) < low, "phones have nothing down there");
    }

    @Test
    void isNotHeardToComeAgain() {
        short[] noise = noise(-40, 8_000, 30);
        double energy = product(noise, 0, 8_000);
        for (int lag = 8_000; lag < 28 * 8_000; lag += 1) {
            assertTrue(product(noise, lag, 8_000) < 0.8 * energy, "like itself " + lag + " samples later");
        }
    }

    @Test
    void isTheSameUnderSpeechAndGoesOnAtAnotherRate() {
        ComfortNoise noise = new ComfortNoise(-60, frame -> phone.add(frame.copy()));
        short[] loud = new short[160];
        Arrays.fill(loud, Short.MAX_VALUE);
        noise.accept(new Pcm(loud, 8_000));
        noise.accept(Pcm.silence(320, 16_000));
        assertTrue(Arrays.equals(loud, filled(Short.MAX_VALUE)), "what came is not written to");
        for (short sample : phone.get(0).samples()) {
            assertTrue(sample > Short.MAX_VALUE - 300);
        }
        assertEquals(16_000, phone.get(1).rate());
        assertEquals(320, phone.get(1).samples().length);
    }

    private short[] noise(double decibels, int rate, int seconds) {
        ComfortNoise noise = new ComfortNoise(decibels, frame -> phone.add(frame.copy()));
        for (int i = 0; i < 50 * seconds; i++) {
            noise.accept(Pcm.silence(rate / 50, rate));
        }
        short[] all = new short[rate * seconds];
        for (int i = 0; i < phone.size(); i++) {
            System.arraycopy(phone.get(i).samples(), 0, all, i * rate / 50, rate / 50);
        }
        return all;
    }

    private static double level(short[] sound) {
        return 10 * Math.log10(product(sound, 0, sound.length) / sound.length / Math.pow(Short.MAX_VALUE, 2));
    }

    private static double product(short[] sound, int lag, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) sound[i] * sound[lag + i];
        }
        return sum;
    }

    /** Around that frequency: the mean over blocks of 50 ms. */
    private static double power(short[] sound, int rate, double hertz) {
        int block = rate / 20;
        double sum = 0;
        for (int from = 0; from + block <= sound.length; from += block) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < block; i++) {
                double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / block);
                re += hann * sound[from + i] * Math.cos(2 * Math.PI * hertz * i / rate);
                im += hann * sound[from + i] * Math.sin(2 * Math.PI * hertz * i / rate);
            }
            sum += re * re + im * im;
        }
        return sum * block / sound.length / rate;
    }

    private static short[] filled(short value) {
        short[] filled = new short[160];
        Arrays.fill(filled, value);
        return filled;
    }
}
