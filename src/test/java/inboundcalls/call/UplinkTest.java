package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Tone;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UplinkTest {
    private final FakeRealtimeSession session = new FakeRealtimeSession();
    private final Uplink uplink = new Uplink(session, new CallStats(new CallTotals()), Duration.ofMillis(100));

    @Test
    void bringsTheCallersSoundToTheModelsRate() {
        uplink.open();
        Pcm tone = Tone.of(440, 10_000, 1_600, 8_000);
        speak(tone, 160);
        assertEquals(10, session.audio.size());
        assertArrayEquals(new Resampler(8_000, 24_000).resample(tone).samples(), sent());
        session.audio.forEach(pcm -> assertEquals(24_000, pcm.rate()));
    }

    @Test
    void sendsAFrameThatIsAtTheModelsRateAsItIs() {
        uplink.open();
        Pcm tone = Tone.of(440, 10_000, 480, 24_000);
        uplink.accept(tone);
        assertEquals(1, session.audio.size());
        assertArrayEquals(tone.samples(), sent());
    }

    @Test
    void goesOnWhenThePhoneChangesItsRate() {
        uplink.open();
        uplink.accept(Pcm.silence(160, 8_000));
        uplink.accept(Pcm.silence(320, 16_000));
        uplink.accept(Pcm.silence(160, 8_000));
        assertEquals(3 * 480, sent().length);
    }

    @Test
    void keepsWhatIsSaidBeforeTheModelListens() {
        Pcm tone = Tone.of(440, 10_000, 800, 8_000);
        speak(tone, 160);
        assertEquals(List.of(), session.audio);
        uplink.open();
        assertArrayEquals(new Resampler(8_000, 24_000).resample(tone).samples(), sent());
        uplink.accept(Pcm.silence(160, 8_000));
        assertEquals(6, session.audio.size());
    }

    @Test
    void keepsTheNewestWhenThereIsMoreThanTheLimit() {
        Pcm tone = Tone.of(440, 10_000, 1_600, 8_000);
        speak(tone, 160);
        uplink.open();
        Pcm newest = new Pcm(Arrays.copyOfRange(tone.samples(), 800, 1_600), 8_000);
        assertArrayEquals(new Resampler(8_000, 24_000).resample(newest).samples(), sent());
    }

    @Test
    void sendsNothingTwice() {
        speak(Pcm.silence(320, 8_000), 160);
        uplink.open();
        uplink.open();
        assertEquals(2, session.audio.size());
    }

    @Test
    void sendsNoEventWithoutSound() {
        uplink.open();
        uplink.accept(Pcm.silence(0, 8_000));
        assertEquals(List.of(), session.audio);
    }

    private void speak(Pcm pcm, int frame) {
        for (int from = 0; from < pcm.samples().length; from += frame) {
            uplink.accept(new Pcm(Arrays.copyOfRange(pcm.samples(), from, from + frame), pcm.rate()));
        }
    }

    private short[] sent() {
        int length =
                session.audio.stream().mapToInt(pcm -> pcm.samples().length).sum();
        short[] sent = new short[length];
        int at = 0;
        for (Pcm pcm : session.audio) {
            System.arraycopy(pcm.samples(), 0, sent, at, pcm.samples().length);
            at += pcm.samples().length;
        }
        return sent;
    }
}
