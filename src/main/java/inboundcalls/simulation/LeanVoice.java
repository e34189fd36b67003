package inboundcalls.simulation;

import inboundcalls.simulation.LeanAnswer.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What lean sessions say, encoded in advance for every format. Each answer begins with speech at once and has a soft tone beneath it from its
 * first sample to its last, so that a phone can tell every frame of it from silence. Immutable.
 */
final class LeanVoice {
    /** So weak a sample is not the beginning of the speech. */
    private static final int SPEECH = 2_000;

    private static final int RATE = SimulatedRealtime.RATE;
    private static final int LONGEST_MILLIS = 5_000;

    private final LeanAnswer greeting;
    private final LeanAnswer aside;
    private final List<LeanAnswer> answers;

    private LeanVoice(LeanAnswer greeting, LeanAnswer aside, List<LeanAnswer> answers) {
        this.greeting = greeting;
        this.aside = aside;
        this.answers = List.copyOf(answers);
    }

    /** By format as a session names it. Answers that would not let the caller speak half of the time are left out. */
    static Map<String, LeanVoice> of(Recordings recordings) {
        return Map.of(
                "audio/pcm", of(recordings, "audio/pcm"),
                "audio/pcmu", of(recordings, "audio/pcmu"),
                "audio/pcma", of(recordings, "audio/pcma"));
    }

    LeanAnswer greeting() {
        return greeting;
    }

    /** Out of the conversation. */
    LeanAnswer aside() {
        return aside;
    }

    /** One of several, in turns. */
    LeanAnswer answer(int number) {
        return answers.get(Math.floorMod(number, answers.size()));
    }

    private static LeanVoice of(Recordings recordings, String format) {
        List<LeanAnswer> answers = recordings.answers().values().stream()
                .filter(recording -> recording.sound().millis() <= LONGEST_MILLIS)
                .map(recording -> encoded(recording, format))
                .toList();
        return new LeanVoice(encoded(recordings.greeting(), format), encoded(recordings.preamble(), format), answers);
    }

    /** In whole tenths of a second, in blocks of 200 to 400 ms. */
    private static LeanAnswer encoded(Recording recording, String format) {
        short[] sound = underlaid(recording.sound().samples());
        SoundWire wire = new SoundWire(format);
        SplittableRandom random = new SplittableRandom(sound.length);
        List<Block> blocks = new ArrayList<>();
        int tenth = RATE / 10;
        for (int at = 0; at < sound.length; ) {
            int end = Math.min(sound.length, at + tenth * random.nextInt(2, 5));
            byte[] base64 = Base64.getEncoder().encode(wire.encode(Arrays.copyOfRange(sound, at, end)));
            blocks.add(new Block(base64, (end - at) / (RATE / 1_000)));
            at = end;
        }
        return new LeanAnswer(recording.text(), blocks);
    }

    private static short[] underlaid(short[] speech) {
        int first = 0;
        while (Math.abs(speech[first]) < SPEECH) {
            first++;
        }
        int tenths = (speech.length - first) / (RATE / 10);
        short[] sound = Arrays.copyOfRange(speech, first, first + tenths * (RATE / 10));
        for (int i = 0; i < sound.length; i++) {
            double tone = AudibleFrame.PILOT * Math.sin(2 * Math.PI * 1_000 * i / RATE);
            sound[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sound[i] + Math.round(tone)));
        }
        return sound;
    }
}
