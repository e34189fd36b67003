package inboundcalls.load;

import inboundcalls.audio.Pcm;
import inboundcalls.simulation.PhoneMessage;
import inboundcalls.simulation.Recordings;
import java.util.Arrays;
import java.util.List;

/** What callers say, as the messages of their frames, for all of them. Immutable. */
final class Questions {
    private static final int RATE = 8_000;
    private static final int FRAME_SAMPLES = RATE / 50;

    private final byte[] silence = PhoneMessage.audio(Pcm.silence(FRAME_SAMPLES, RATE));
    private final List<byte[][]> questions;

    private Questions(List<Pcm> sounds) {
        questions = sounds.stream().map(Questions::messages).toList();
    }

    static Questions spoken(Recordings recordings) {
        return new Questions(recordings.questions().stream()
                .map(question -> question.sound())
                .toList());
    }

    /** Of 2 s. */
    static Questions whistled() {
        short[] tone = new short[2 * RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / RATE));
        }
        return new Questions(List.of(new Pcm(tone, RATE)));
    }

    byte[] silence() {
        return silence;
    }

    byte[][] question(int number) {
        return questions.get(number % questions.size());
    }

    private static byte[][] messages(Pcm sound) {
        byte[][] messages = new byte[sound.samples().length / FRAME_SAMPLES][];
        for (int i = 0; i < messages.length; i++) {
            short[] frame = Arrays.copyOfRange(sound.samples(), i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES);
            messages[i] = PhoneMessage.audio(new Pcm(frame, RATE));
        }
        return messages;
    }
}
