package inboundcalls.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inboundcalls.audio.Pcm;
import inboundcalls.audio.Resampler;
import inboundcalls.audio.Wav;
import inboundcalls.playout.SoftTone;
import inboundcalls.playout.StoredSound;
import inboundcalls.simulation.Recordings;
import inboundcalls.simulation.SoundTrack.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SoundSorterTest {
    private static final int RATE = 8_000;
    private static final int FRAME = 160;
    private static final Pcm SPEECH =
            Resampler.whole(Recordings.load().greeting().sound(), RATE);
    private static final Pcm WAITING = SoftTone.WAITING.sound().at(RATE);
    private static final Pcm RINGING = SoftTone.RINGING.sound().at(RATE);

    private final List<Frame> frames = new ArrayList<>();

    @Test
    void countsSpeechWithItsTimeAndLevel() throws IOException {
        hear(Pcm.silence(RATE, RATE));
        hear(SPEECH);
        Answer answer = answer();
        assertTrue(answer.isThere());
        assertEquals("", answer.ownSounds());
        String told = answer.describe(0);
        int start = Integer.parseInt(told.replaceFirst("empezó a los (\\d+) ms.*", "$1"));
        assertTrue(start >= 1_000 && start < 1_200, told);
        assertTrue(told.matches(".*, -[12]\\d dBFS"), told);
    }

    static List<Path> shippedPrompts() throws IOException {
        try (Stream<Path> prompts = Files.list(Path.of("conf", "prompts"))) {
            return prompts.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedPrompts")
    void takesNoShippedPromptForAnAnswer(Path prompt) throws IOException {
        try (InputStream in = Files.newInputStream(prompt)) {
            hear(Resampler.whole(Wav.readMono(in), RATE));
        }
        assertFalse(answer().isThere(), answer()::toString);
        assertFalse(answer().ownSounds().isEmpty());
    }

    @Test
    void takesNoPromptForAnAnswerThatWasCutShort() throws IOException {
        Pcm prompt = StoredSound.packaged("un-momento.wav").at(RATE);
        hear(new Pcm(Arrays.copyOf(prompt.samples(), prompt.samples().length / 2), RATE));
        assertFalse(answer().isThere(), answer()::toString);
    }

    @Test
    void takesNoToneForAnAnswerHoweverOften() throws IOException {
        for (int i = 0; i < 5; i++) {
            hear(WAITING);
        }
        assertEquals("tono de espera × 5", answer().ownSounds());
        hear(RINGING);
        hear(RINGING);
        assertEquals("tono de espera × 5, tono de llamada × 2", answer().ownSounds());
        assertFalse(answer().isThere());
    }

    @Test
    void takesNoToneForAnAnswerWithTheLoudestComfortNoiseUnderIt() throws IOException {
        for (int i = 0; i < 10; i++) {
            hear(withNoise(WAITING));
        }
        assertFalse(answer().isThere(), answer()::toString);
    }

    @Test
    void wantsAnAnswerAfterWhatSaidThatItWouldCome() throws IOException {
        hear(SPEECH);
        hear(StoredSound.packaged("un-momento.wav").at(RATE));
        hear(WAITING);
        assertFalse(answer().isThere());
        hear(SPEECH);
        assertTrue(answer().isThere());
    }

    @Test
    void takesNoClickForAnAnswer() throws IOException {
        for (int i = 0; i < 20; i++) {
            hear(new Pcm(Arrays.copyOfRange(SPEECH.samples(), RATE, RATE + 4 * FRAME), RATE));
            hear(Pcm.silence(RATE / 2, RATE));
        }
        assertFalse(answer().isThere(), answer()::toString);
    }

    private void hear(Pcm sound) {
        for (int at = 0; at < sound.samples().length; at += FRAME) {
            short[] frame = Arrays.copyOfRange(sound.samples(), at, at + FRAME);
            frames.add(new Frame(frames.size() * 20_000_000L, frame));
        }
    }

    private static Pcm withNoise(Pcm sound) {
        Random random = new Random(1);
        short[] noisy = sound.samples().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (short) Math.round(327.68 * random.nextGaussian());
        }
        return new Pcm(noisy, sound.rate());
    }

    private Answer answer() throws IOException {
        return new Answer(new SoundSorter(RATE, OwnSound.all(RATE)).sort(frames));
    }
}
