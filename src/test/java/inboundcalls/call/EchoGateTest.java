package inboundcalls.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EchoGateTest {
    private static final int LEVEL = 10_000;

    private final List<Pcm> phone = new ArrayList<>();
    private final List<Pcm> model = new ArrayList<>();
    private final PlayedLevel played = new PlayedLevel(Duration.ofMillis(200), phone::add);
    private final CallStats stats = new CallStats(new CallTotals());
    private final EchoGate gate = new EchoGate(10, played, stats, model::add);

    @Test
    void letsEverythingPassWhileTheAssistantIsSilent() {
        Pcm soft = tone(-40);
        played.accept(Pcm.silence(160, 8_000));
        gate.accept(soft);
        assertSame(soft, model.get(0));
    }

    @Test
    void silencesWhatIsMoreThanTheMarginBelow() {
        played.accept(tone(0));
        gate.accept(tone(-11));
        gate.accept(new Pcm(tone(-15).samples(), 16_000));
        assertArrayEquals(new short[160], model.get(0).samples());
        assertArrayEquals(new short[160], model.get(1).samples());
        assertEquals(16_000, model.get(1).rate());
    }

    @Test
    void letsACallerPassWhoIsLouder() {
        Pcm caller = tone(-9);
        played.accept(tone(0));
        gate.accept(caller);
        assertSame(caller, model.get(0));
    }

    @Test
    void letsTheWeakSoundsAfterALoudOnePass() {
        played.accept(tone(0));
        gate.accept(tone(-3));
        for (int i = 0; i < 11; i++) {
            gate.accept(tone(-20));
        }
        assertEquals(10, model.stream().filter(EchoGateTest::isLoud).count(), "for 200 ms");
    }

    @Test
    void holdsNothingOpenForWhatWasSaidBeforeTheAssistantSpoke() {
        gate.accept(tone(0));
        played.accept(tone(0));
        gate.accept(tone(-15));
        assertEquals(
                List.of(true, false), model.stream().map(EchoGateTest::isLoud).toList());
    }

    @Test
    void remembersForAsLongAsTheWindow() {
        played.accept(tone(0));
        for (int i = 0; i < 10; i++) {
            gate.accept(tone(-15));
            played.accept(Pcm.silence(160, 8_000));
        }
        assertEquals(0, model.stream().filter(EchoGateTest::isLoud).count());
        played.accept(Pcm.silence(160, 8_000));
        gate.accept(tone(-15));
        assertEquals(1, model.stream().filter(EchoGateTest::isLoud).count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 160, 161, 480})
    void takesFramesOfAnyLength(int samples) {
        played.accept(tone(0));
        gate.accept(Tone.of(440, LEVEL / 10, samples, 8_000));
        assertArrayEquals(new short[samples], model.get(0).samples());
    }

    @Test
    void passesOnWhatHasNoSound() {
        played.accept(tone(0));
        gate.accept(Pcm.silence(0, 8_000));
        assertEquals(1, model.size());
    }

    @Test
    void handsThePhoneWhatItMeasures() {
        Pcm frame = tone(0);
        played.accept(frame);
        assertSame(frame, phone.get(0));
    }

    private static Pcm tone(double decibels) {
        return Tone.of(400, (int) (LEVEL * Math.pow(10, decibels / 20)), 160, 8_000);
    }

    private static boolean isLoud(Pcm pcm) {
        for (short sample : pcm.samples()) {
            if (sample != 0) {
                return true;
            }
        }
        return false;
    }
}
